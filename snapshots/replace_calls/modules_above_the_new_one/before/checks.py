import use


def check():
    return use.f()
