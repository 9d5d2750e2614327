try:
    from app.ws import make_mgr
except ImportError:
    from app.ws.factory import make_mgr

print(make_mgr)
