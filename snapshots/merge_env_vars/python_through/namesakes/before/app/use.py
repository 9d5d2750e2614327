import os

x = os.environ.get("MY_K"), os.environ.get("K_X"), os.environ.get("k")
y = {"K": os.sep}["K"]
