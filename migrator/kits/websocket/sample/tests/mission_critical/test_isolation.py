"""Fifteen users at once, and nobody ever sees what is for somebody else."""

import asyncio
import json

from app.client import ChatClient
from app.websocket_core.websocket_manager_factory import create_websocket_manager as manager_of

USERS = [f"user-{number:02}" for number in range(15)]


async def _conversation(user: str, server: str) -> list[dict[str, str]]:
    async with ChatClient(user, server) as client:
        return [
            message
            for number in range(5)
            for message in await client.ask(f"{number} + 1, a secret of {user}")
        ]


async def test_no_event_reaches_another_user(server):
    conversations = await asyncio.gather(*[_conversation(user, server) for user in USERS])
    for user, messages in zip(USERS, conversations, strict=True):
        assert len(messages) == 25
        assert all(message["id"].startswith(f"{user}-") for message in messages)
        others = {other for other in USERS if other in json.dumps(messages)} - {user}
        assert not others


async def test_a_message_for_one_user_reaches_that_one_alone(server):
    async with ChatClient("one", server) as one, ChatClient("other", server) as other:
        await asyncio.gather(one.ask("there?"), other.ask("there?"))
        manager = await manager_of("one")
        assert await manager.send_message({"type": "notification", "text": "psst"}) == 1
        assert (await one.receive())["text"] == "psst"
        assert len(await other.ask("anything new?")) == 5
