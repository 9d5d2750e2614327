"""Uses app.ws.factory.make_mgr."""

# make_mgr opens a socket.
from app.ws.manager import get_mgr

mgr = get_mgr()
