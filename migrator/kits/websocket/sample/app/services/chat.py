"""Questions, and who answers them."""

from app.agents.agent import Agent
from app.websocket_core import create_websocket_manager


async def answer(user_id: str, question_id: str, text: str) -> str:
    """Let an agent answer; the user sees how it comes to its answer."""
    manager = await create_websocket_manager(user_id)
    return await Agent(manager).answer(text, question_id)
