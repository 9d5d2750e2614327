from .manager import Manager

__all__ = ["Manager", "Windows"]
__all__.remove("Windows")
