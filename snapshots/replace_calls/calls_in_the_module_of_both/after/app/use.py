from app import core
from app.core import amake


async def f():
    return await amake(6), await core.amake(7)
