from typing import Optional

from app.client import Client


class Service:
    shared = Client()

    def __init__(self, given: Client, other):
        self.made = Client()
        self.given = given
        self.other = other
        self.mixed = Client()

    def mix(self):
        self.mixed = {}

    def all(self):
        return self.made.get(1), self.given.get(2), self.other.get(3), self.mixed.get(4), self.shared.get(5)


def f(a: Client, b: "Client", c: Optional[Client] = None, d: Client | None = None, e=None):
    return a.get(1), b.get(2), c and c.get(3), d and d.get(4), e and e.get(5)


def g(a: Client):
    a = {}
    return a.get(1)
