from app.old import make


def use():
    return make()
