from app.new import build

seen = []


def log(value):
    seen.append(value)
    return value


def f(u):
    return build(mode=log("m") or 'x', fixed=3, user=log(u)), build(user=u, fixed=3, mode="n" or 'x'), build(
        mode=log("m") or 'x',  # the mode
        fixed=3,
        # and the user
        user=u,
    )
