import app.infra.cache


def f():
    return app.infra.cache.get("a"), app.infra.cache.get("b")
