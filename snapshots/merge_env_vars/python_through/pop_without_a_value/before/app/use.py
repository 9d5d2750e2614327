import os

os.environ.pop("K", None)
