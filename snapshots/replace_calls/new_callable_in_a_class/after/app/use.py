from app.ws.hub import Hub


def f(u):
    return Hub.get(u), Hub.get(u)
