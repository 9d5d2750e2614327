from .a import A
from .context import Context
__all__ = [
    "A",  # core
    "Context",
]
