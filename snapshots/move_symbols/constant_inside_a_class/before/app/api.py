from app.compat import UTC

__all__ = ["UTC"]
