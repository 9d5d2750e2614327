from app.new import Manager, make

Old = Manager


def build(user):
    return make(user)
