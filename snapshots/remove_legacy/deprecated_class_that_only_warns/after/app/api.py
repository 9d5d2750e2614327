from app.new import Manager


def build():
    return Manager()
