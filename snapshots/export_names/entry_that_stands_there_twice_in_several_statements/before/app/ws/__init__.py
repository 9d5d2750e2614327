from .manager import Manager, Session

__all__ = ["Manager", "Session"]
__all__.append("Manager")
__all__.extend(["Session"])
__all__ += ("Manager",)
