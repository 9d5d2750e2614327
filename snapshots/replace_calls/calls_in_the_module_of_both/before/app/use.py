from app import core
from app.core import make


async def f():
    return make(6), core.make(7)
