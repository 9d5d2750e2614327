import pytest

from app.ctx import Ctx
from app.ws import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="test-user"))


def count(manager, word):
    return len([one for one in manager.ids if word in one])


def test_count(manager):
    assert count(manager, "no such user") == 0


def test_context(tmp_path, manager):
    assert hasattr(manager, "context")


def test_other():
    assert True
