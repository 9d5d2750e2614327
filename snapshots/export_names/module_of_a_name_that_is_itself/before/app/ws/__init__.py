from . import context
from .context import Session
