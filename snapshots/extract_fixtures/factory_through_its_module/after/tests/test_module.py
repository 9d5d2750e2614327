import pytest

import app.ws.manager
import app.ws.manager as m
from app.ctx import Ctx


@pytest.fixture
def first():
    return m.get_manager(Ctx(user_id="u"))


@pytest.fixture
def second():
    return app.ws.manager.get_manager(Ctx(user_id="u"))


def test_both(first, second):
    assert first.ids == second.ids
