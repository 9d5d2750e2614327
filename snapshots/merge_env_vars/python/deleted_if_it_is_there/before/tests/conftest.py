import os

if "OLD_URL" in os.environ:
    del os.environ["OLD_URL"]
if "NEW_URL" in os.environ:
    del os.environ["NEW_URL"]
try:
    del os.environ["OLD_URL"]
except KeyError:
    pass
