from app.client import Client


def f():
    mine = Client("m")
    return mine.ping(), mine.ping(times=2), Client("n").ping(), Client.ping(mine, 3), mine.name(), mine.greet("a"), Client.greet("b")
