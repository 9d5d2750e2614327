try:
    from .manager import Manager  # noqa: F401
except ImportError:  # pragma: no cover
    Manager = None  # type: ignore[misc]
