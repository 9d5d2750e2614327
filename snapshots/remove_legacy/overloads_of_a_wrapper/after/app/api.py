from app.new import make


def other():
    return make()
