from app.ws.deco import old_deco, old_bare


@old_deco("a")
def f(u):
    return u


@old_bare
def g(u):
    return f(u)
