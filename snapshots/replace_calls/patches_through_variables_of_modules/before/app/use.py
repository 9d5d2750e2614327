from app.ws import factory


def serve(u):
    return factory.make_mgr(u)
