from .cache import get
from . import cache as old

print(get(old))
