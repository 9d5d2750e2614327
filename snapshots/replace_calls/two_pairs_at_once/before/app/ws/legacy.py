async def create(thing):
    return [thing]


def build(thing):
    return [thing]
