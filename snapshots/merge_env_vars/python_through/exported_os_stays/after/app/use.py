import os

from app.env import get_env

__all__ = ["os", "x"]

x = get_env().get("K")
