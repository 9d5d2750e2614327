from .old_consts import *
from .old_consts import LIMIT

print(LIMIT)
