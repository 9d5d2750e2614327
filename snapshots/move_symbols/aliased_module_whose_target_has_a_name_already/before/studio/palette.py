WHITE = 1


def blend(a, b): ...
