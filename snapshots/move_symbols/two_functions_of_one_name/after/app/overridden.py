from app.ws import make_mgr
from app.ws.manager import get_mgr as make_mgr

print(make_mgr())
