try:
    from app.new import make
except ImportError:
    from app.old import make


def use():
    return make()
