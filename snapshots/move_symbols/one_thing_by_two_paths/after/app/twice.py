try:
    from app.ws import get_mgr
except ImportError:
    from app.ws.manager import get_mgr

print(get_mgr)
