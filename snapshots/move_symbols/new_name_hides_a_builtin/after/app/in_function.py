def load(path):
    from app.io import open

    return open(path)


def raw(path):
    return open(path).read()
