from app.ws.more import (
    Router,  # keep
    make_mgr,
)


def f(c):
    return make_mgr(c), Router
