from app.ws.factory import make_mgr


async def f(c):
    first = (
        make_mgr(
            c,  # who
            mode="m",
        )
        .send(1)
    )
    second = (
        # the manager
        make_mgr(c)
    )
    return first, second
