def load(path):
    from app.files import open_file

    return open_file(path)


def raw(path):
    return open(path).read()
