from .auth import Auth

__all__ = ("Auth",)
