from .auth import Auth
from .context import Context

try:
    from .speedups import fast
except ImportError:
    fast = None
