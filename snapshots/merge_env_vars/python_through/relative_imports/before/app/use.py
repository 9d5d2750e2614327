import os

from .cfg import A
from .zoo import Z

x = os.getenv("K", A + Z)
