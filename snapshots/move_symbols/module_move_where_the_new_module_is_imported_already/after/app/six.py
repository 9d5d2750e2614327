import app.infra.cache, os


def f():
    return app.infra.cache.get("a"), app.infra.cache.get(os.sep)
