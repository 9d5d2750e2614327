def make(x, y):
    return x, y


def deep(x, y, z):
    return x, y, z
