from .context import (
    Connection,  # noqa: F401
    Session,  # noqa: F401
)
