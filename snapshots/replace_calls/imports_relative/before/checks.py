from app.ws import use


def check():
    return use.f(1)
