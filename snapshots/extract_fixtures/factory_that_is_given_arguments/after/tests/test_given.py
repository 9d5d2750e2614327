import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def first():
    return get_manager(Ctx("v"))


@pytest.fixture
def second():
    return get_manager(context=Ctx("w"))


@pytest.fixture
def third():
    return get_manager(
        Ctx("x"),  # somebody
    )


def test_users(first, second, third):
    assert first.ids + second.ids + third.ids == ["v", "w", "x"]
