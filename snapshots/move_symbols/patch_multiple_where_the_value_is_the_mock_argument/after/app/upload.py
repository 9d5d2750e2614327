from app.quota import size_limit as max_size


def check(file):
    return file.size < max_size()
