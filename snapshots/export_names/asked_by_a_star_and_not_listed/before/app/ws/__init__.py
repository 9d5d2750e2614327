from .context import Context, Session

__all__ = ["Session"]
