from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .context import Context
else:
    Context = None


class ContextError(Exception):
    context: "Context"
