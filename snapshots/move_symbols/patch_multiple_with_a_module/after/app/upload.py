from app.quota import size_limit


def check(file):
    return file.size < size_limit()
