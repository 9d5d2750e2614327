from app.ctx import Ctx
from app.ws.mgr import Mgr


def get_mgr(ctx, mode="unified"):
    return Mgr(ctx.user_id if isinstance(ctx, Ctx) else ctx, mode)
