import pytest

from app.names import named


@pytest.fixture
def names():
    return named("u")


def test_names(names):
    assert names == ["u"]
