from app.env import get_env

get_env().delete("K")
