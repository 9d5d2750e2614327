from app import use


def run(c):
    return use.boot(c)
