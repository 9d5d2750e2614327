import pytest

try:
    from app.ws.manager import get_manager

    manager = get_manager()
except ImportError:
    pytest.skip("no connections", allow_module_level=True)


@pytest.mark.parametrize("number", [1, 2])
def test_a(number):
    assert number
