import app.old_cache
import app.infra.cache


def f():
    return app.old_cache.get("a"), app.infra.cache.get("b")
