try:
    from app.ws.manager import get_mgr as make_mgr
    HAVE_WS = True
except ImportError:
    HAVE_WS = False

    async def make_mgr():
        """Stand in."""
        return None


async def connect():
    return await make_mgr()
