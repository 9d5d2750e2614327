from app.new import deep, make
from app.old import Deep, Own, Point, Strange


def f():
    return make(1, y=3), make(1, y=2), make(1, y=2), make(1, y=3), make(1, y=2), deep(1, y=2, z=[3]), deep(1, y=3, z=[4])


def g():
    return Point(1, 2, 3), deep(1, y=3, z=list()), Deep(1, z=[2], w=3), Own(1, 2), Strange(1)
