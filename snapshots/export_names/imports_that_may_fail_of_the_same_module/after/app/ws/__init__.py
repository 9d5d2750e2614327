try:
    from .context import Connection, Context, Session
except ImportError:  # no websockets
    Connection = None
    Session = None
    Context = None
