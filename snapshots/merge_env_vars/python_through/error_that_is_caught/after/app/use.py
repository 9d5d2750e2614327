import os
from contextlib import suppress

from app.env import get_env

try:
    x = os.environ["K"]
except KeyError:
    x = "d"

with suppress(KeyError):
    get_env().delete("K")
