from .infra import cache as c
from .infra.cache import get as g

print(c.get, g)
