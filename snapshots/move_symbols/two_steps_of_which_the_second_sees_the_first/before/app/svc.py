from app.a import make_one
from app import b


def run():
    return make_one(), b.make_two()
