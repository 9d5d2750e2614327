from .auth import Auth

try:
    from .speedups import fast
except ImportError:
    fast = None
