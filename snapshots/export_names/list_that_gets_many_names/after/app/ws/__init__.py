from .context import Alpha, Beta, Nice, Other, Zulu
from .manager import Manager

__all__ = [
    "Alpha",
    "Beta",
    "Manager",
    "Nice",
    "Other",
    # who comes and goes
    "Zone",
    "Zulu",
]

Zone = 1
