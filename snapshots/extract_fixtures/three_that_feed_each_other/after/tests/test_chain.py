import pytest

from app.chain import A, B, C, closed


@pytest.fixture
def a():
    a = A()
    yield a
    a.close()


@pytest.fixture
def b(a):
    b = B(a)
    yield b
    b.close()


@pytest.fixture
def c(a, b):
    c = C(of=(a, b))
    yield c
    c.close()


def test_chain(c):
    assert isinstance(c.of[1].of, A)


def test_closed():
    assert closed in ([], ["C", "B", "A"])
