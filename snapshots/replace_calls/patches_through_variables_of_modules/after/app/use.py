from app.ws import manager


def serve(u):
    return manager.get_mgr(u)
