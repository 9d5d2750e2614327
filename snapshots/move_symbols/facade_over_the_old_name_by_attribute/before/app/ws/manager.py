from . import factory


def get_mgr():
    return factory.make_mgr()
