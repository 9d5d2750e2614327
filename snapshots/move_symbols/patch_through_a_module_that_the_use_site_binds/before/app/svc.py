from app.ws import factory


def run():
    return factory.make_mgr()
