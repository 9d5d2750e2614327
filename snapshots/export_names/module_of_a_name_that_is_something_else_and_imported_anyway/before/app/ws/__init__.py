from .listener import listener
