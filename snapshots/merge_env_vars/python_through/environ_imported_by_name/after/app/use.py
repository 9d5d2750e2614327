from os import path

from app.env import get_env

x = get_env().get("K")
y = get_env().get("K")
z = path.join("a", "b")
