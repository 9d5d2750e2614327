import os

os.environ["K"] = "v"
x = os.getenv("K")
y = "K" in os.environ
del os.environ["K"]
