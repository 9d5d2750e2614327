from .context import Context as Context
from .context import Session as Session
