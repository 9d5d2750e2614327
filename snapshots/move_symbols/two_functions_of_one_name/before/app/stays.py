from app.ws import make_mgr

print(make_mgr("a"))
