from app.lib.one import used

used()
