import os
from contextlib import suppress

try:
    x = os.environ["K"]
except KeyError:
    x = "d"

with suppress(KeyError):
    del os.environ["K"]
