from .auth import Auth

__all__ = [name for name in dir() if name[0] != "_"]
