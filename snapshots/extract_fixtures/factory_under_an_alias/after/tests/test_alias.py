from unittest.mock import patch

import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager as get_unified_manager


@pytest.fixture
def manager():
    return get_unified_manager(Ctx(user_id="u"))


@patch("os.getpid")
def test_send(pid, manager):
    assert manager.send(pid) == 1
