"""WebSockets, where they are installed."""

try:
    from .auth import Auth
except ImportError:
    Auth = None

try:
    from .manager import Manager
except ImportError:
    Manager = None

try:
    from .context import Context
except ImportError:
    Context = None

__all__ = ["Auth", "Context", "Manager"]
