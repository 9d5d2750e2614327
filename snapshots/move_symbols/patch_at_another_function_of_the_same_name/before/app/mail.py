from app.chat import make_mgr


def post(room):
    return make_mgr(room)
