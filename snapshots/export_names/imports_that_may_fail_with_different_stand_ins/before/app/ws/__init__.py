try:
    from .context import LIMIT, Session
except ImportError:
    Session = None
    LIMIT = 3
