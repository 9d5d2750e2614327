import app.ws.factory

get_mgr = app.ws.factory.make_mgr
