from .context import *
