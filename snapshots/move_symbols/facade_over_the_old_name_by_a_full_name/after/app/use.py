import app.ws.manager

mgr = app.ws.manager.get_mgr()
