from app.old import Deep, Own, Pair, Point, Strange


def f():
    return Point(1), Point(1, 2), Point(x=1, y=2), Pair(1), Pair(1, y=2), Deep(1, 2, z=[3]), Deep(1, z=[4])


def g():
    return Point(1, 2, 3), Deep(1), Deep(1, z=[2], w=3), Own(1, 2), Strange(1)
