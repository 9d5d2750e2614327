from app.ws.factory import make_mgr as make_mgr
