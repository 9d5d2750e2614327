"""A manager for messages that must not be lost."""

from collections import deque
from collections.abc import Mapping

from app.websocket_core.connections import Connection
from app.websocket_core.context import WebSocketContext
from app.websocket_core.websocket_manager_compat import WebSocketManager


class UnifiedWebSocketManager(WebSocketManager):
    """Keeps what is sent while a user is away, and delivers it when they are back."""

    def __init__(self, user_context: WebSocketContext) -> None:
        super().__init__(user_context)
        self._waiting: deque[Mapping[str, object]] = deque(maxlen=1000)

    async def connect(self, connection: Connection) -> None:
        """Take a connection in; what has waited for one goes through it."""
        await super().connect(connection)
        await self._send_waiting()

    async def deliver(self, message: Mapping[str, object]) -> None:
        """Send a message now, or else as soon as somebody is there."""
        self._waiting.append(message)
        await self._send_waiting()

    async def _send_waiting(self) -> None:
        while self._waiting:
            message = self._waiting.popleft()
            if not await self.send_message(message):
                self._waiting.appendleft(message)
                return
