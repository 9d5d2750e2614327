from app.ws.manager import get_manager
from unittest.mock import patch
import os

manager = get_manager()


@patch("os.getcwd")
def test_send(cwd):
    assert manager.send(os.getcwd is cwd) == 1
