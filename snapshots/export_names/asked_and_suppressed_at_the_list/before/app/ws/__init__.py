from .context import Session

__all__ = ["Session"]  # migrator: ignore[step]
