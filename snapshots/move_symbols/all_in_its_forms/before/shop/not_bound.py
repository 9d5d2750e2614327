__all__ = ["price"]
