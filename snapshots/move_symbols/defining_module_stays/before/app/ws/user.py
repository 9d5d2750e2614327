from app.ws.factory import make_mgr, twice

print(make_mgr, twice)
