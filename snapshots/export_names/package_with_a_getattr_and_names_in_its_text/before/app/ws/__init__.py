from importlib import import_module

_MODULES = {"Context": ".context", "Manager": ".manager"}


def __getattr__(name):
    if name in _MODULES:
        return getattr(import_module(_MODULES[name], __name__), name)
    raise AttributeError(name)
