from typing import TYPE_CHECKING

from app.ws.factory import make_mgr

if TYPE_CHECKING:
    from app.ctx import Ctx


def f(u) -> "Ctx":
    return make_mgr(u)
