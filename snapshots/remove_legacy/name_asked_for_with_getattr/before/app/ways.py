from app.new import Manager

Old = Manager


def get(name):
    return globals()[name]
