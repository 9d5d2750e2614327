import pytest

try:
    from app.ws.manager import get_manager
except ImportError:
    pytest.skip("no connections here", allow_module_level=True)

manager = get_manager()


def test_send():
    assert manager.send("hi") == 1
