from .manager import Manager

__all__ = [
    "Manager",
    # who comes and goes
    "Zone",
]

Zone = 1
