try:
    from .context import (
        Connection,
        Context,
        Session,
    )

    HAS_WS = True
except ImportError:
    HAS_WS = False
    Connection = Session = None
    Context = None
