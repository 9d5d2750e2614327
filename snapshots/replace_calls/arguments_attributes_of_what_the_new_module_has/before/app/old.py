def make(user):
    return user
