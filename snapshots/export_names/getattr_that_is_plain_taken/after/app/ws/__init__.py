__all__ = ["Context", "Session"]


def __getattr__(name):
    if name == "Session":
        from .context import Session

        return Session
    if name == "Context":
        from .context import Context

        return Context
    raise AttributeError(name)
