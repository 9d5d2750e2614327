try:
    from app.newer import make
except ImportError:
    from app.old import make


def use():
    return make()
