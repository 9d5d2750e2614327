from core.base import make_client

__all__ = ["make_client"]
