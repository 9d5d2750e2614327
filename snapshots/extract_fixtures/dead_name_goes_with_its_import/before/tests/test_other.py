from unittest.mock import patch

from app.ws.manager import get_manager as get_unified

manager = get_unified()


def test_a():
    with patch("app.other.manager") as manager:
        assert manager


def test_b():
    assert 1
