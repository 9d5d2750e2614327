from app.ws import make_mgr
from app.ws.manager import get_mgr as make_async

print(make_mgr("a"), make_async())
