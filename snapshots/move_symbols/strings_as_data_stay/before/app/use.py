from app.ws.factory import make_mgr

BANNED = ["app.ws.make_mgr", r"make_mgr\("]
x = make_mgr
