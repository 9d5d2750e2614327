import os

os.environ["K"] = (
    "a"  # first
    "b"
)
os.environ["K"] = str(
    1,
)
x = os.environ.get(
    "K",
    "d",  # default
)
