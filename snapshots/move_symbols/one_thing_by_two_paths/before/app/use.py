from app.ws import make_mgr
from app.ws.factory import make_mgr as same

assert make_mgr is same
