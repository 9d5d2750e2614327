from app.ws.factory import make_mgr


async def f(u):
    d = {"a": 1}
    short = f"{make_mgr(u, None).user} {make_mgr(d['a'], None)!r:>{make_mgr(9, None).user}}"
    long = f"""
        {make_mgr(u, None)}
        {
            make_mgr(
                u, None
            )
        }
    """
    inner = f"{f'{make_mgr(u, None).user}'}" f"{{u}}{-make_mgr(u, None).user}"
    return short, long, inner, f"{make_mgr(u)}", f"{make_mgr(u, None)=}", f"{[make_mgr(i, None) for i in (1, 2)]}"


async def g(u):
    return f"č{make_mgr(u, None).user}č", rf"\d{make_mgr(u, None).user}"
