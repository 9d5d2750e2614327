from app.ws import get_mgr
from app.ws.manager import get_mgr as same

assert get_mgr is same
