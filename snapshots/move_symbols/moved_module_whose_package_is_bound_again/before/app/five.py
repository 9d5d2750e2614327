import app.old_cache


def f(debug):
    global app
    if debug:
        app = None
    return app.old_cache.get("a")
