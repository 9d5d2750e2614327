# Was app.api.OldManager.
value = 1
