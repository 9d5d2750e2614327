import os

try:
    os.environ["OLD_URL"] = os.environ["NEW_URL"]
except KeyError:
    pass

for name in ("OLD_URL", "NEW_URL"):
    os.environ.pop(name, None)
