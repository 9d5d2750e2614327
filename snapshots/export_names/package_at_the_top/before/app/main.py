from . import Context
