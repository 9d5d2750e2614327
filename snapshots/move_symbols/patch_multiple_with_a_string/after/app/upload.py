from app.limits import max_depth
from app.quota import age_limit, size_limit


def check(file):
    return file.size < size_limit() and file.age < age_limit() and file.depth < max_depth()
