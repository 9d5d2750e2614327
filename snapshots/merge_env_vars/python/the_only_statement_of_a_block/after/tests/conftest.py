import os

try:
    pass
except KeyError:
    pass

for name in ("NEW_URL",):
    os.environ.pop(name, None)
