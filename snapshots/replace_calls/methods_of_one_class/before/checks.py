from app import use


def check():
    return use.f()


def check_closures():
    return use.closures()
