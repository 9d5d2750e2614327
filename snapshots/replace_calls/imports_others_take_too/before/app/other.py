from app import use
from app.use import factory


def g(*several):
    return factory.make_mgr(*several), use.mk(*several)
