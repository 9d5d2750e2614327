from app.ws import manager


def run():
    return manager.get_mgr()
