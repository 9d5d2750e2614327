from app.new import Manager, make


def manager():
    return Manager()
