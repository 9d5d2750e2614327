"""Users who vanish in the middle of something do no harm."""

import asyncio

import pytest

from app.client import ChatClient
from app.websocket_core.websocket_manager_compat import create_websocket_manager

pytestmark = pytest.mark.mended_by(
    "c-imports-p0",
    why="the manager of the wrapper is not the one that the server has: it knows no connection",
)


async def test_the_server_forgets_who_has_vanished(server, eventually):
    manager = await create_websocket_manager("dora")
    async with ChatClient("dora", server) as dora:
        await dora.ask("here I am")
        assert manager.connection_count == 1
        dora.connection.transport.abort()
        await eventually(lambda: manager.connection_count == 0)


async def test_who_vanishes_in_the_middle_of_an_answer_is_forgotten(server, eventually):
    manager = await create_websocket_manager("doug")
    async with ChatClient("doug", server) as doug, ChatClient("deb", server) as deb:
        await doug.ask("here I am")
        assert manager.connection_count == 1
        for number in range(200):
            await doug.send(f"{number} + 1")
        doug.connection.transport.abort()
        assert len(await deb.ask("all well?")) == 5
        await eventually(lambda: manager.connection_count == 0)


async def test_the_other_tab_goes_on(server, eventually):
    manager = await create_websocket_manager("dina")
    async with ChatClient("dina", server) as tab, ChatClient("dina", server) as other_tab:
        await tab.ask("one")
        await other_tab.ask("two")
        assert manager.connection_count == 2
        other_tab.connection.transport.abort()
        await eventually(lambda: manager.connection_count == 1)
        assert (await tab.ask("three"))[-1]["answer"] == "three: 1 words"


async def test_a_crowd_that_vanishes_at_once(server, eventually):
    crowd = [ChatClient(f"crowd-{number:02}", server) for number in range(15)]
    managers = [
        # Held, so that none is forgotten before its user is there.
        await create_websocket_manager(client.user_id)
        for client in crowd
    ]
    await asyncio.gather(*[client.connect() for client in crowd])
    await asyncio.gather(*[client.ask("hello") for client in crowd])
    assert sum(manager.connection_count for manager in managers) == 15
    for client in crowd:
        client.connection.transport.abort()
    await eventually(lambda: not any(manager.connection_count for manager in managers))
    async with ChatClient("late", server) as late:
        assert len(await late.ask("is anybody there?")) == 5
