from app.ws.factory import make_mgr
