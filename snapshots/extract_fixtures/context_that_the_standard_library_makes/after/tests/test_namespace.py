from types import SimpleNamespace

import pytest

from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(SimpleNamespace(user_id="n"))


def test_namespace(manager):
    assert manager.ids == ["n"]
