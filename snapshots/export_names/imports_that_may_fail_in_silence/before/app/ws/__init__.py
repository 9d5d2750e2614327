try:
    from .context import Session
except ImportError:
    pass
