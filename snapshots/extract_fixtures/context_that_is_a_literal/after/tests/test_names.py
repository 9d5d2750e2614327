import pytest

from app.names import named


@pytest.fixture
def names():
    return named("v")


def test_names(names):
    assert names == ["v"]
