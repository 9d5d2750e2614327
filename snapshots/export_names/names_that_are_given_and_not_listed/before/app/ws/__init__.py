from .context import Context

__all__ = []
