import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager as get_unified


@pytest.fixture
def manager():
    return get_unified(Ctx(user_id="u"))


def helper(manager):
    return manager.ids


def test_a(manager):
    assert helper(manager)


def test_b():
    assert 1
