import os

x = os.environ.get("K", "d")
y = os.getenv("K", default="d")
z = os.getenv("OTHER")
w = os.getenv(key="K", default="d")
