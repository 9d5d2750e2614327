from app.io import open as open_file


def load(path):
    with open(path) as f:
        return open_file(f.read())
