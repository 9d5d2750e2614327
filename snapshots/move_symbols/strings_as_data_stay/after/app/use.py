from app.ws.manager import get_mgr

BANNED = ["app.ws.make_mgr", r"make_mgr\("]
x = get_mgr
