DEBUG = False


def enabled(name): ...
