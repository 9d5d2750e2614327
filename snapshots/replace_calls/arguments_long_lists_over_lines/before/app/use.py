from app.ws.factory import make_mgr


def f(u):
    return make_mgr({
        "a": 1,  # one
        "b": 2,
    }, mode="m"), make_mgr(
        [
            u,
        ], mode=(
            "m"  # how
        ),
    )
