from .context import Context

__all__ = ["Context", "Version"]
Version = 1


def public(function):
    __all__.append(function.__name__)
    return function


@public
def connect(): ...
