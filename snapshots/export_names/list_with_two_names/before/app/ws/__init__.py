from .manager import Manager

__all__ = names = ["Manager"]
