from app.new import make


def cached(user):
    user = user or 'ann'
    return make(user)
