__all__ = []

try:
    from .manager import Manager

    __all__.append("Manager")
except ImportError:
    pass
