from .manager import Manager, Registry

__all__ = ["Manager", "Registry", "Manager"]
