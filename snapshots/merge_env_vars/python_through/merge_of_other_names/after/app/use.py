import os

from app.env import get_env

url = os.getenv("NEW_URL")
k = get_env().get("K")
