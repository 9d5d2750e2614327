"""The open connections of one user."""

import json
from typing import Protocol

from app.websocket_core.context import WebSocketContext


class Connection(Protocol):
    """One way to a user: a tab, a telephone."""

    async def send(self, message: str) -> None:
        """Send a message, or raise that the connection is closed."""

    async def close(self) -> None:
        """End the connection."""


class Recorder:
    """A connection to nobody, which keeps what is sent through it."""

    def __init__(self) -> None:
        self.messages: list[dict[str, object]] = []

    async def send(self, message: str) -> None:
        """Keep a message."""
        self.messages.append(json.loads(message))

    async def close(self) -> None:
        """Nothing has to be closed."""


class ConnectionRegistry:
    """Knows which connections there are; it sends nothing."""

    def __init__(self, user_context: WebSocketContext) -> None:
        self.user_context = user_context
        self._connections: set[Connection] = set()

    @property
    def connection_count(self) -> int:
        """How many connections are open."""
        return len(self._connections)

    async def connect(self, connection: Connection) -> None:
        """Take a connection in."""
        self._connections.add(connection)

    async def disconnect(self, connection: Connection) -> None:
        """Forget a connection."""
        self._connections.discard(connection)
