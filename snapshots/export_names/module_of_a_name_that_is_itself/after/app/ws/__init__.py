from . import context
from .context import Context, Session
