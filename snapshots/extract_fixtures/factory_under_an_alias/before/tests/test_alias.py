from unittest.mock import patch

from app.ws.manager import get_manager as get_unified_manager

manager = get_unified_manager()


@patch("os.getpid")
def test_send(pid):
    assert manager.send(pid) == 1
