from ..old_cache import get
from .. import old_cache as old

print(get(old))
