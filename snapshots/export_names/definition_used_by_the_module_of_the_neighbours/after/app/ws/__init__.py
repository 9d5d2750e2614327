from .api import serve
from .context import Context
