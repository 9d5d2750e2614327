from .constants import *
from .constants import LIMIT

print(LIMIT)
