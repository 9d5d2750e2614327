from app.ws.factory import make_mgr


def load(c):
    return make_mgr(c)


def boot(c):
    return load(c)


async def main(c):
    return boot(c)
