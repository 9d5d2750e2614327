__all__ = ["LIMIT"]

LIMIT = 1

try:
    from .manager import Manager
except ImportError:
    pass
