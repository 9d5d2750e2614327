"""News for users who are there."""

import asyncio
from collections.abc import Iterable

from app.websocket_core.websocket_manager_compat import WebSocketManager, create_websocket_manager


async def notify(user_id: str, text: str) -> bool:
    """Tell a user something, through whatever `create_websocket_manager` gives; was it heard?"""
    manager = await create_websocket_manager(
        user_id,  # and nobody else
    )
    return await manager.send_message({"type": "notification", "text": text}) > 0


async def notify_all(user_ids: Iterable[str], text: str) -> int:
    """Tell several users at once; gives how many have heard it."""
    heard = await asyncio.gather(*[notify(user_id, text) for user_id in user_ids])
    return sum(heard)


def describe(manager: WebSocketManager) -> str:
    """A line for the log."""
    return f"{manager.user_context.user_id}: {manager.connection_count} connections"
