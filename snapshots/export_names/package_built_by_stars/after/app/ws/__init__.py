from .context import *
from .context import Context
