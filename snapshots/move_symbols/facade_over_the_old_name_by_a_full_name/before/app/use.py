import app.ws.factory

mgr = app.ws.factory.make_mgr()
