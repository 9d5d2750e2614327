import app.old.cache


def f():
    app.old.queue.put(app.old.cache.get("a"))
    return app.old.NAME
