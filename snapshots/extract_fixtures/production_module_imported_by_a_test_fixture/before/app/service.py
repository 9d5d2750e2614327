"""One for all requests."""

from app.ctx import Ctx
from app.ws.manager import get_manager

manager = get_manager(Ctx("service"))


async def push(text):
    return await manager.push(text)
