from .context import Session

__all__ = ["Context", "Session"]
