"""Doc."""

import os


def f():
    return os.environ.get("K")
