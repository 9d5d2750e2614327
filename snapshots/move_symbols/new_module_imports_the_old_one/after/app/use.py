from app.ws.manager import get_mgr

print(get_mgr)
