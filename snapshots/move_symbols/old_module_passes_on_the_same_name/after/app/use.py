from app.ws.manager import make_mgr

print(make_mgr)
