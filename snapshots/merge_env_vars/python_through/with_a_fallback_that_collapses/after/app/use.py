from app.env import get_env

url = get_env().get("NEW_URL") or "x"
same = get_env().get("NEW_URL", "x")
