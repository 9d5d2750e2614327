"""WebSockets, where they are installed."""

try:
    from .auth import Auth
except ImportError:
    Auth = None

try:
    from .manager import Manager
except ImportError:
    Manager = None

__all__ = ["Auth", "Manager"]
