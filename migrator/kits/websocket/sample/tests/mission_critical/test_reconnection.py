"""Who loses the connection is back soon, and has missed nothing that matters."""

from time import perf_counter

import pytest

from app.client import ChatClient
from app.services.inbox import inbox_of
from app.websocket_core import WebSocketContext

pytestmark = pytest.mark.mended_by(
    "a-exports",
    why="the package has lost WebSocketContext, and what waits for a user cannot be sent: "
    "UnifiedWebSocketManager has no send_message",
)

LIMIT = 3.0


async def test_a_lost_connection_is_back_within_three_seconds(server):
    async with ChatClient("rita", server) as rita:
        await rita.ask("first")
        rita.connection.transport.abort()
        lost = perf_counter()
        await rita.connect()
        events = await rita.ask("second")
        assert perf_counter() - lost < LIMIT
    assert events[-1]["answer"] == "second: 1 words"


async def test_what_was_sent_in_the_meantime_arrives(server, eventually):
    inbox = inbox_of(WebSocketContext(user_id="ruth"))
    async with ChatClient("ruth", server) as ruth:
        await ruth.ask("here I am")
        ruth.connection.transport.abort()
        await eventually(lambda: inbox.connection_count == 0)
        for number in range(3):
            await inbox.deliver({"type": "notification", "text": f"missed {number}"})
        lost = perf_counter()
        await ruth.connect()
        missed = [(await ruth.receive())["text"] for _ in range(3)]
        assert perf_counter() - lost < LIMIT
    assert missed == ["missed 0", "missed 1", "missed 2"]
