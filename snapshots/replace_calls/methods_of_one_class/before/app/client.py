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
        return self.get("a"), self.get("b", 1)

    def never(self):
        return self.get("c")


class Special(Client):
    async def twice(self):
        return super().get("d"), await super().twice()
