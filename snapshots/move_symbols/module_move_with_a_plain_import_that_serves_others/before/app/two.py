def g():
    import app.old.cache

    return app.old.cache.get("a"), app
