from app.ctx import Ctx
from app.ws.manager import get_manager
from unittest.mock import patch
import os
import pytest


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


@patch("os.getcwd")
def test_send(cwd, manager):
    assert manager.send(os.getcwd is cwd) == 1
