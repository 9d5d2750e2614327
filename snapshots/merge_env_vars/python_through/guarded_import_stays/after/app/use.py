from app.env import get_env

try:
    import os
except ImportError:
    os = None

x = get_env().get("K")
