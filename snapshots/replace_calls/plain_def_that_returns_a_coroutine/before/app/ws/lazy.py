from app.ws.factory import make_mgr as make_now


def make_mgr(user_id):
    return make_now(user_id)
