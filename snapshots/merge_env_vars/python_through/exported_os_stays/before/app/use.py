import os

__all__ = ["os", "x"]

x = os.getenv("K")
