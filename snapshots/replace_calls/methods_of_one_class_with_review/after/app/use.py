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
        return self.made.fetch(1), self.given.fetch(2), self.other.get(3), self.mixed.get(4), self.shared.fetch(5)


def f(a: Client, b: "Client", c: Optional[Client] = None, d: Client | None = None, e=None):
    return a.fetch(1), b.fetch(2), c and c.fetch(3), d and d.fetch(4), e and e.get(5)


def g(a: Client):
    a = {}
    return a.get(1)
