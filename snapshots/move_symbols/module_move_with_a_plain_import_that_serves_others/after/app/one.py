import app.fresh.cache
import app.old


def f():
    app.old.queue.put(app.fresh.cache.get("a"))
    return app.old.NAME
