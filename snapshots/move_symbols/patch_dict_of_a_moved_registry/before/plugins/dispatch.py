from plugins.core import HANDLERS


def dispatch(kind):
    return HANDLERS[kind]()
