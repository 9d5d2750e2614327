from app.ws.mgr import Mgr


def get_mgr(scope, ctx, mode):
    return Mgr(ctx.user_id, mode)
