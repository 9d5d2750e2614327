import app.infra.cache, app.old_cache, os


def f():
    return app.old_cache.get("a"), app.infra.cache.get(os.sep)
