try:
    from .manager import Manager, Session  # noqa: F401
except ImportError:  # pragma: no cover
    Manager = None  # type: ignore[misc]
    Session = None  # type: ignore[misc]

try:
    from .context import Context  # noqa: F401
except ImportError:  # pragma: no cover
    Context = None  # type: ignore[misc]
