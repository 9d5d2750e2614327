from app.ws.manager import get_mgr

make_mgr = get_mgr
