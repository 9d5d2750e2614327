from .ws import Context
