from .context import Context
