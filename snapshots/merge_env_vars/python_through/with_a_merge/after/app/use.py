import os

from app.env import get_env

url = get_env().get("NEW_URL", "wss://a")
get_env().set("NEW_URL", url)
other = os.getenv("OTHER")
