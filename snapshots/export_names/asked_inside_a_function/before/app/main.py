def run():
    from app.ws import Context

    return Context()
