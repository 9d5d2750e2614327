__all__ = [
    # nothing yet
]
