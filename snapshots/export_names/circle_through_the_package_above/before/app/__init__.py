from .ws import Manager

LIMIT = 1
