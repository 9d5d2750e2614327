from app import use


def check():
    return bool(use.f(1))
