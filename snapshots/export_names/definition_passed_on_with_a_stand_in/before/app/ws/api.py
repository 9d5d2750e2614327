try:
    from .context import Context
except ImportError:
    Context = None
