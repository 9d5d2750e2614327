import app.ws as sockets

mgr = sockets.get_mgr()
