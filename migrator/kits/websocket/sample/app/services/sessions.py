"""Who is there, and how they leave."""

from collections.abc import Iterable

from app.websocket_core.websocket_manager_factory import create_websocket_manager as manager_of


async def sign_out(user_id: str) -> None:
    """Close all connections of a user."""
    await (await manager_of(user_id)).close()


async def online(user_ids: Iterable[str]) -> list[str]:
    """Which of the users are connected; nobody, where a worker runs without WebSockets."""
    try:
        from app.websocket_core.websocket_manager_factory import create_websocket_manager
    except ImportError:
        return []
    there = []
    for user_id in user_ids:
        manager = await create_websocket_manager(user_id=user_id)
        if manager.connection_count:
            there.append(user_id)
    return there
