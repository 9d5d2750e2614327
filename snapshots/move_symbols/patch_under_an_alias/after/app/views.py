from app.storage import load_blob


def show(key):
    return load_blob(key)
