try:
    from .context import Connection, Session
except ImportError:  # no websockets
    Connection = None
    Session = None
