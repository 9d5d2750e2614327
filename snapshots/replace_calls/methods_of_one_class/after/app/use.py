import app.state
from app import state
from app.client import Client, Special
from app.state import client


async def f():
    mine = Client("m")
    several = {"get": 1}
    return [
        await mine.aget("e", timeout=3),
        await mine.aget("f", timeout=1),
        await Client("n").aget("g", timeout=2),
        await client.aget("h", timeout=3),
        await state.client.aget("i", timeout=3),
        await app.state.client.aget("j", timeout=3),
        await Client.aget(mine, "k", timeout=3),
        (await Client.aopen("o")).get("l"),
        f"{await mine.aget('m', timeout=3)}",
        [await mine.aget(u, timeout=3) for u in "no"],
        several.get("get"),
        await Special("p").twice(),
    ]


async def closures():
    mine = Client("c")

    async def inner():
        return mine.get("q")

    def hidden(mine):
        return mine.get("r")

    return await inner(), hidden({"r": 1}), [mine.get("s", 1) for mine in [{"s": 2}]]
