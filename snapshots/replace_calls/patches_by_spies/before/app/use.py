from app.ws.factory import make_mgr


def serve(u):
    return make_mgr(u)
