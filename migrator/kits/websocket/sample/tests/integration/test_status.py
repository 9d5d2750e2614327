"""What those see who look after the server."""

import pytest

from app.api.status import agents_answer, connections_of
from app.client import ChatClient
from app.services.sessions import online, sign_out

pytestmark = pytest.mark.mended_by(
    "a-exports", why="app.api.status takes WebSocketRequestContext from the package, which lost it"
)


async def test_agents_answer():
    assert await agents_answer()


async def test_who_is_there(server):
    async with ChatClient("sam", server) as sam:
        await sam.ask("here I am")
        assert await online(["nobody", "sam"]) == ["sam"]
        await sign_out("sam")
        assert await online(["nobody", "sam"]) == []


@pytest.mark.mended_by(
    "c-imports-p1", why="app.services passes the factory of the wrapper on, to which nobody comes"
)
async def test_connections_are_counted(server):
    async with ChatClient("sue", server) as sue:
        await sue.ask("here I am")
        assert await connections_of("sue") == 1
        async with ChatClient("sue", server) as other_tab:
            await other_tab.ask("here I am too")
            assert await connections_of("sue") == 2
