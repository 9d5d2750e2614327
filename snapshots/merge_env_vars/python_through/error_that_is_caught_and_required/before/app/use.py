import os

try:
    x = os.environ["K"]
except KeyError:
    x = "d"
