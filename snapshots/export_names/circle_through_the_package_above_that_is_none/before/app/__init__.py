LIMIT = 1

from .ws import Manager
