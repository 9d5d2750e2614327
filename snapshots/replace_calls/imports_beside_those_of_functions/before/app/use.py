def sorted_in(u):
    import sys

    from app.ws.factory import make_mgr
    from app.ws.mgr import Mgr

    return make_mgr(u, "a/unified"), sys, Mgr


def extended(u):
    from app.ctx import (
        other,
    )
    from app.ws.factory import make_mgr

    return make_mgr(u, "a/unified"), other


def relative(u):
    from .ws.factory import make_mgr  # noqa: F401

    return make_mgr(u, "a/unified")


def one_line(u):
    from app.ws.factory import make_mgr; import sys
    return make_mgr(u, "a/unified"), sys


def merged(u):
    from app.ws.factory import make_mgr
    from app.ws.manager import get_mgr

    return make_mgr(u, "a/unified"), get_mgr
