from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .impl import make

_where = {"make": "pkg.impl"}


def __getattr__(name):
    import importlib

    return getattr(importlib.import_module(_where[name]), name)
