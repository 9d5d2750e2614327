from .context import Session

__all__ = ["Session"]
