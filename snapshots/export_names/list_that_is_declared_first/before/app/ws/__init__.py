from .manager import Manager

__all__: list[str]
__all__ = ["Manager"]
