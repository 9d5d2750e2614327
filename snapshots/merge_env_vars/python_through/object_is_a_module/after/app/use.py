from app import env

x = env.get("K")
