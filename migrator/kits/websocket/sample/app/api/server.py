"""The WebSocket endpoint: one address for each user, questions in, events out."""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosedError

from app.services.chat import answer
from app.services.inbox import inbox_of
from app.websocket_core.context import WebSocketContext
from app.websocket_core.websocket_manager import get_websocket_manager

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Question:
    """What a user asks."""

    id: str
    text: str


def parsed(text: str | bytes) -> Question | None:
    """The question that a message holds, if it holds one."""
    try:
        message = json.loads(text)
        return Question(id=str(message["id"]), text=str(message["text"]))
    except (ValueError, KeyError, TypeError):
        return None


@asynccontextmanager
async def serving(host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve for as long as the block lasts; gives the address. Port 0 is any that is free."""
    async with serve(_converse, host, port) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield f"ws://{host}:{port}"


async def _converse(connection: ServerConnection) -> None:
    context = WebSocketContext(user_id=_user(connection))
    manager, inbox = get_websocket_manager(context), inbox_of(context)
    await manager.connect(connection)
    try:
        await inbox.connect(connection)
        async for text in connection:
            if question := parsed(text):
                await answer(context.user_id, question.id, question.text)
            else:
                await manager.send_message({"type": "error", "text": "this is no question"})
    except ConnectionClosedError:
        logger.info("%s is gone without a word", context.user_id)
    finally:
        await inbox.disconnect(connection)
        await manager.disconnect(connection)


def _user(connection: ServerConnection) -> str:
    """Who is there, by the address that they have come to."""
    request = connection.request
    return request.path.strip("/") if request else ""
