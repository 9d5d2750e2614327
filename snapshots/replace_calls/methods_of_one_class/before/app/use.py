import app.state
from app import state
from app.client import Client, Special
from app.state import client


async def f():
    mine = Client("m")
    several = {"get": 1}
    return [
        mine.get("e"),
        mine.get(timeout=1, url="f"),
        Client("n").get("g", 2),
        client.get("h"),
        state.client.get("i"),
        app.state.client.get("j"),
        Client.get(mine, "k"),
        Client.open("o").get("l"),
        f"{mine.get('m')}",
        [mine.get(u) for u in "no"],
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
