import app.api

manager = app.api.OldManager()
