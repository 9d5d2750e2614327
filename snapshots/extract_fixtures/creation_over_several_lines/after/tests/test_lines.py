import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def first():
    return get_manager(Ctx(user_id="u"))


@pytest.fixture
def second():
    return get_manager(Ctx(user_id="u"))


@pytest.fixture
def third():
    return (get_manager(Ctx(user_id="u")))


@pytest.fixture
def fourth():
    return (
        # dear
        get_manager(Ctx(user_id="u"))
    )


def test_all(first, second, third, fourth):
    assert first.ids == second.ids == third.ids == fourth.ids
