from app.new import make


def build():
    return make()
