import pytest

try:
    from app.ws.manager import get_manager

    manager = get_manager()
except ImportError:
    pytest.skip("no connections", allow_module_level=True)


def test_send():
    assert manager.send("hi") == 1
