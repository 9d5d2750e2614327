import app.ws


def two():
    return app.ws.make_mgr()
