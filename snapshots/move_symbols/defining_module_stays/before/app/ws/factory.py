class Router: ...


async def make_mgr(): ...


async def twice():
    return await make_mgr(), await make_mgr()


__all__ = ["Router", "make_mgr"]
