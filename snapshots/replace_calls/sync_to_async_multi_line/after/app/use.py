from app.ws.manager import get_mgr


async def f(c):
    first = (
        (await get_mgr(
            c,  # who
            mode="m",
        ))
        .send(1)
    )
    second = (
        # the manager
        await get_mgr(c)
    )
    return first, second
