from app.limits import max_age, max_depth, max_size


def check(file):
    return file.size < max_size() and file.age < max_age() and file.depth < max_depth()
