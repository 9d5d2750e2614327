from app.ws.factory import make_mgr


def f(u):
    return "größe", make_mgr("ä" + "ö", mode="ü").user, "é"
