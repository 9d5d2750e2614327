from app.client import Client


def hidden():
    one = Client()
    other = Client()
    mine = Client()
    mine.get = lambda: 2
    return mine.get(), one.get(), other.get()


def conditional(flag):
    mine = Client() if flag else {}
    late = None
    if flag:
        late = Client()
    with Client() if flag else open("x") as opened:
        return mine.get(), late.get(), opened.get()


def again():
    mine = Client()
    first = mine.get()
    mine = {}
    return first, mine.get(1)
