from plugins.registry import REGISTRY


def dispatch(kind):
    return REGISTRY[kind]()
