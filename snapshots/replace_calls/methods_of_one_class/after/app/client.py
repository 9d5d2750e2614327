class Client:
    def __init__(self, base=""):
        self.base = base

    @classmethod
    def open(cls, base):
        return cls(base)

    @classmethod
    async def aopen(cls, base):
        return cls(base)

    def get(self, url, timeout=3):
        return self.base, url, timeout

    async def aget(self, url, *, timeout):
        return self.base, url, timeout

    async def twice(self):
        return await self.aget("a", timeout=3), await self.aget("b", timeout=1)

    def never(self):
        return self.get("c")


class Special(Client):
    async def twice(self):
        return await super().aget("d", timeout=3), await super().twice()
