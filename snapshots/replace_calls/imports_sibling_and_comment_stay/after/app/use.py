from app.ws.more import (
    Router,  # keep
)
from app.ws.manager import get_mgr


def f(c):
    return get_mgr(c), Router
