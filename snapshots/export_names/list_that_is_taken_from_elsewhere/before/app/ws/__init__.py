from .auth import *
from .auth import __all__
