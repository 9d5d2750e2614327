import app.ws as sockets

mgr = sockets.make_mgr()
