def g():
    import app.fresh.cache
    import app.old

    return app.fresh.cache.get("a"), app
