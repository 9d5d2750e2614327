from .manager import Manager


def __dir__():
    return ["Context", "Manager"]


def __getattr__(name):
    if name == "Context":
        from .context import Context

        return Context
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
