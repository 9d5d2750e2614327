from app import use


def check():
    return use.f(1), use.g(1), use.g(0), use.h(1), use.i(1)
