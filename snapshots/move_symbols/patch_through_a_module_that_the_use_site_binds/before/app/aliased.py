import app.ws.factory as f


def run():
    return f.make_mgr()
