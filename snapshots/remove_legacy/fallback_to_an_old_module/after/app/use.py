from app.new import make


def use():
    return make()
