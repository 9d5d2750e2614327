from app import other, use


def check():
    return use.f(1), other.g(1)
