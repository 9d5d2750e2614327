from app.ws.factory import make_mgr

print(make_mgr)
