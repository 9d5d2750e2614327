from .context import (
    Connection,  # noqa: F401
    Context,  # noqa: F401
    Session,  # noqa: F401
)
