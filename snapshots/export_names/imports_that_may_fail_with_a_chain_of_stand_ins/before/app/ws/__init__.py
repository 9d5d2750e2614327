try:
    from .context import (
        Connection,
        Session,
    )

    HAS_WS = True
except ImportError:
    HAS_WS = False
    Connection = Session = None
