import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "lib"))

import pytest

from chat.ctx import Ctx
from chat.ws import get_manager  # noqa: E402


@pytest.fixture
def manager():
    return get_manager(Ctx("u"))


def test_ids(manager):
    assert manager.ids == ["u"]
