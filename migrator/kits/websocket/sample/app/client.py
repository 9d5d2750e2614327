"""The client of one user: asks, reads what happens, and comes back when the connection is lost."""

import asyncio
import json
from itertools import count
from types import TracebackType
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect

from app.config import websocket_url
from app.websocket_core.types import AgentEvent

#: How long to wait before each further attempt to connect.
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)

Message = dict[str, Any]


class ChatClient:
    """A connection to the server, for as long as the block lasts."""

    connection: ClientConnection

    def __init__(self, user_id: str, url: str | None = None) -> None:
        self.user_id = user_id
        self.url = url or websocket_url()
        self._ids = count(1)

    async def __aenter__(self) -> Self:
        await self.connect()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.connection.close()

    async def connect(self) -> None:
        """Open the connection, or open it again; while nobody answers, try a few times."""
        for pause in _PAUSES:
            try:
                self.connection = await connect(f"{self.url}/{self.user_id}")
            except OSError:
                await asyncio.sleep(pause)
            else:
                return
        self.connection = await connect(f"{self.url}/{self.user_id}")

    async def send(self, text: str) -> str:
        """Ask a question; gives its id, which all events about it carry."""
        question = f"{self.user_id}-{next(self._ids)}"
        await self.connection.send(json.dumps({"id": question, "text": text}))
        return question

    async def receive(self) -> Message:
        """Wait for the next message, whatever it is about."""
        message: Message = json.loads(await self.connection.recv())
        return message

    async def ask(self, text: str) -> list[Message]:
        """Ask a question, and give all that is sent until it is answered."""
        question = await self.send(text)
        messages = [await self.receive()]
        while (messages[-1]["type"], messages[-1].get("id")) != (AgentEvent.COMPLETED, question):
            messages.append(await self.receive())
        return messages
