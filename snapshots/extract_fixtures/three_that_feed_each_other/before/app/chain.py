"""Each needs the one before."""

closed = []


class A:
    def __init__(self, of=None):
        self.of = of

    def close(self):
        closed.append(type(self).__name__)


class B(A): ...


class C(A): ...
