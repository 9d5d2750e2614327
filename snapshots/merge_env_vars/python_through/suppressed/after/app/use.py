import os

from app.env import get_env

x = os.getenv("K")  # migrator: ignore[step]
y = get_env().get("K")
