from app.io import read_blob


def show(key):
    return read_blob(key)
