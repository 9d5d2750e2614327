from app.old import make

seen = []


def log(value):
    seen.append(value)
    return value


def f(u):
    return make(mode=log("m"), user_id=log(u)), make(u, mode="n"), make(
        mode=log("m"),  # the mode
        # and the user
        user_id=u,
    )
