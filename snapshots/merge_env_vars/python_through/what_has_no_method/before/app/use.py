import os

v = os.environ.pop("K", "d")
os.environ.setdefault("K", "v")
os.environ.update({"K": "v", "OTHER": "w"})
os.environ.update(K="v")
os.putenv("K", "v")
os.unsetenv("K")
