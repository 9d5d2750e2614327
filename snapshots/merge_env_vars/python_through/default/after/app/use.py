import os

from app.env import get_env

x = get_env().get("K", "d")
y = get_env().get("K", "d")
z = os.getenv("OTHER")
w = os.getenv(key="K", default="d")
