"""For those who cannot wait."""

import asyncio

from app.broker import connect_broker


def blocking(function):
    def run(*arguments):
        return asyncio.run(function(*arguments))

    return run


@blocking
async def connect_now(context=None):
    return await connect_broker(context)
