import app.old_cache
from app import old_cache
from app.old_cache import get
from app.old_cache import *

SIZE = old_cache.SIZE
put = app.old_cache.put
