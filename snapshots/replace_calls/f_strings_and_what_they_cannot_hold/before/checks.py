from app import use


def check():
    return use.f(1)


def check_letters():
    return use.g(1)
