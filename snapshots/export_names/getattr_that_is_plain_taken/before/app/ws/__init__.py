__all__ = ["Session"]


def __getattr__(name):
    if name == "Session":
        from .context import Session

        return Session
    raise AttributeError(name)
