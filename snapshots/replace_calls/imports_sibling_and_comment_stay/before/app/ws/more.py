from app.ws.factory import make_mgr

Router = 1
__all__ = ["Router", "make_mgr"]
