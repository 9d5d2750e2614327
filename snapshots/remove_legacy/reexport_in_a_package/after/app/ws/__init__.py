from app.new import Manager


def manager():
    return Manager()
