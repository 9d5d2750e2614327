import app.env

x = app.env.get_env().get("K") or app.env.get_env().get("L")
