import os

from app.env import get_env as ge

x = os.getenv("K") or ge().get("L")
