import app.ws.manager as f


def run():
    return f.get_mgr()
