try:
    from .context import Context, Session
except ImportError:
    pass
