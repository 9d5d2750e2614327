from app.chain import A, B, C, closed

a = A()
b = B(a)
c = C(of=(a, b))


def test_chain():
    assert isinstance(c.of[1].of, A)


def test_closed():
    assert closed in ([], ["C", "B", "A"])
