def build(*, user, fixed, mode):
    return user, mode
