from .core import context
