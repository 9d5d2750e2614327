from app.convenience import text

__all__ = ["text"]
