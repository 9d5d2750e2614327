from app.new import make

CACHE = {}


def cached(user):
    return CACHE.setdefault(user, make(user))
