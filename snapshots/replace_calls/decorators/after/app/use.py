from app.ws.deco import new_deco, old_bare


@new_deco("a")
def f(u):
    return u


@old_bare
def g(u):
    return f(u)
