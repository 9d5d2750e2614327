import app.ws as w


def run():
    return w.Context()
