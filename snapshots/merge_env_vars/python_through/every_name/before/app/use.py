import os

name = "x"
a = os.getenv("A")
b = os.environ.get("B", a)
c = os.environ.get(name)
d = {"A": 1}
