import app.ws


def two():
    return app.ws.get_mgr()
