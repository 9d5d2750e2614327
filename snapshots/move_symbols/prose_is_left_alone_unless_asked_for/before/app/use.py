"""Uses app.ws.factory.make_mgr."""

# make_mgr opens a socket.
from app.ws.factory import make_mgr

mgr = make_mgr()
