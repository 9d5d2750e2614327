__all__ = ["context"]
