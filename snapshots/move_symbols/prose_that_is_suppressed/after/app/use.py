# app.ws.factory.make_mgr was the first  # migrator: ignore[step]
# app.ws.manager.get_mgr was the second
x = 1
