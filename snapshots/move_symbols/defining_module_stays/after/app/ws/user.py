from app.ws.factory import twice
from app.ws.manager import get_mgr

print(get_mgr, twice)
