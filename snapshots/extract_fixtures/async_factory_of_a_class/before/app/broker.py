"""Messages between servers."""

import asyncio


class Hub:
    def __init__(self, context):
        self.context = context

    @classmethod
    async def connect(cls, context):
        await asyncio.sleep(0)
        return cls(context)

    @staticmethod
    async def find(context=None):
        return Hub(context)
