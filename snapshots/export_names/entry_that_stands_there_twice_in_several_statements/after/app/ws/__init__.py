from .manager import Manager, Session

__all__ = ["Manager", "Session"]
