import os

if "NEW_URL" in os.environ:
    del os.environ["NEW_URL"]
if "NEW_URL" in os.environ:
    del os.environ["NEW_URL"]
try:
    del os.environ["NEW_URL"]
except KeyError:
    pass
