from .manager import Manager


def __getattr__(name):
    """What is imported late."""
    if name in ("Old", "Older"):
        from . import manager

        return manager.Manager
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
