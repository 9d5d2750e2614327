def both(x, *, key=None):
    return x, key


def send(x):
    print(x)
