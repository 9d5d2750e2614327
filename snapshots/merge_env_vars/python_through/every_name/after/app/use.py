import os

from app.env import get_env

name = "x"
a = get_env().get("A")
b = get_env().get("B", a)
c = os.environ.get(name)
d = {"A": 1}
