"""How the server is doing, for those who look after it."""

from app.agents.agent import Agent
from app.services import create_websocket_manager
from app.websocket_core import AgentEvent, WebSocketManagerMode, WebSocketRequestContext
from app.websocket_core.connections import Recorder
from app.websocket_core.websocket_manager import get_websocket_manager


async def agents_answer() -> bool:
    """Whether a question leads to all of the events, asked where no user can see it."""
    context = WebSocketRequestContext(user_id="status")
    manager = get_websocket_manager(context, WebSocketManagerMode.ISOLATED)
    recorder = Recorder()
    await manager.connect(recorder)
    await Agent(manager).answer("are you there?", "status")
    return [message["type"] for message in recorder.messages] == list(AgentEvent)


async def connections_of(user_id: str) -> int:
    """How often a user is connected."""
    manager = await create_websocket_manager(user_id)
    return manager.connection_count
