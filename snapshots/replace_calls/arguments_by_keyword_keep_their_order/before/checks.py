from app import use


def check():
    return use.f(1), use.seen
