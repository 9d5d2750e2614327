from app.limits import max_size


def check(file):
    return file.size < max_size()
