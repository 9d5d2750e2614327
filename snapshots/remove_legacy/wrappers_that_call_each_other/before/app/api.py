from app.new import make


def old(user):
    return make(user)


def older(user):
    return old(user)


def other():
    return 1
