try:
    from .context import Session
except ImportError:
    class Session: ...
