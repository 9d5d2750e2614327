from .context import Context

del Context
