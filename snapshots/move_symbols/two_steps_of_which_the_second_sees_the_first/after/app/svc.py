from app.c import make_three
from app import c


def run():
    return make_three(), c.make_three()
