from app.new import make


def build(user):
    return make(user)


create = build
make_it = create
