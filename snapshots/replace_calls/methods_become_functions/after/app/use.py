from app.client import Client
from app.new import greet, ping


def f():
    mine = Client("m")
    return ping(mine, times=1), ping(mine, times=2), Client("n").ping(), ping(mine, times=3), mine.name(), greet("a"), greet("b")
