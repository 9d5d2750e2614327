from app.env import get_env

y = get_env().get("K")
