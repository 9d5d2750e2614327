import os

import pytest

SEP = os.sep

from app.ctx import Ctx
from app.ws.manager import get_manager  # noqa: E402


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


def test_ids(manager):
    assert manager.ids == ["u"] and SEP
