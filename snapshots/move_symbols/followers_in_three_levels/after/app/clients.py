from core.http import new_client

__all__ = ["new_client"]
