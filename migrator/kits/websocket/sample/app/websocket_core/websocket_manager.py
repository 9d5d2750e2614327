"""The manager: sends to all connections of one user, and to nobody else."""

import json
import warnings
from collections.abc import Mapping
from weakref import WeakValueDictionary

from websockets.exceptions import ConnectionClosed

from app.websocket_core.connections import ConnectionRegistry
from app.websocket_core.context import WebSocketContext
from app.websocket_core.types import AgentEvent, WebSocketManagerMode


class WebSocketManager(ConnectionRegistry):
    """All that can be sent to one user."""

    def __init__(
        self,
        user_context: WebSocketContext,
        mode: WebSocketManagerMode = WebSocketManagerMode.UNIFIED,
    ) -> None:
        super().__init__(user_context)
        self.mode = mode

    async def send_message(self, message: Mapping[str, object]) -> int:
        """Send a message to all connections; gives how many it has reached."""
        text = json.dumps(message)
        reached = 0
        for connection in tuple(self._connections):
            try:
                await connection.send(text)
            except ConnectionClosed:
                await self.disconnect(connection)
            else:
                reached += 1
        return reached

    async def send_event(self, event: AgentEvent, **details: str) -> int:
        """Send what an agent does."""
        return await self.send_message({"type": event, **details})

    async def close(self) -> None:
        """Close all connections."""
        for connection in tuple(self._connections):
            await self.disconnect(connection)
            await connection.close()


#: The unified managers, each for as long as somebody holds it.
_managers: WeakValueDictionary[WebSocketContext, WebSocketManager] = WeakValueDictionary()


def get_websocket_manager(
    user_context: WebSocketContext, mode: WebSocketManagerMode = WebSocketManagerMode.UNIFIED
) -> WebSocketManager:
    """The one way to a manager."""
    if mode is WebSocketManagerMode.ISOLATED:
        return WebSocketManager(user_context, mode)
    manager = _managers.get(user_context)
    if manager is None:
        manager = _managers[user_context] = WebSocketManager(user_context, mode)
    return manager


async def create_websocket_manager(user_id: str) -> WebSocketManager:
    """Give the manager of a user, as it was done before there were contexts and modes."""
    warnings.warn(
        "create_websocket_manager() is deprecated: use get_websocket_manager()",
        DeprecationWarning,
        stacklevel=2,
    )
    return get_websocket_manager(WebSocketContext(user_id=user_id), WebSocketManagerMode.UNIFIED)
