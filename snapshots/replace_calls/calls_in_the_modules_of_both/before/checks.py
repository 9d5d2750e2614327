from app.ws import factory, manager


def check():
    return factory.many([1, 2]), factory.again(1), manager.other(2)
