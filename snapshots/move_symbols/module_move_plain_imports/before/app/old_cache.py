SIZE = 1


def get(key): ...
