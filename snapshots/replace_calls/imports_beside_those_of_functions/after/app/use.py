def sorted_in(u):
    import os
    import sys

    from app.ctx import Ctx
    from app.ws.manager import get_mgr
    from app.ws.mgr import Mgr

    return get_mgr(Ctx(u), mode=os.path.basename("a/unified")), sys, Mgr


def extended(u):
    import os

    from app.ctx import (
        Ctx,
        other,
    )
    from app.ws.manager import get_mgr

    return get_mgr(Ctx(u), mode=os.path.basename("a/unified")), other


def relative(u):
    import os

    from .ctx import Ctx
    from .ws.manager import get_mgr  # noqa: F401

    return get_mgr(Ctx(u), mode=os.path.basename("a/unified"))


def one_line(u):
    from app.ws.manager import get_mgr; from app.ctx import Ctx; import os; import sys
    return get_mgr(Ctx(u), mode=os.path.basename("a/unified")), sys


def merged(u):
    import os

    from app.ctx import Ctx
    from app.ws.manager import get_mgr

    return get_mgr(Ctx(u), mode=os.path.basename("a/unified")), get_mgr
