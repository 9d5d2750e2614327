from unittest.mock import patch

from app.ws import get_manager as get_unified

manager = get_unified()


def test_a():
    with patch("app.other.manager"):
        pass
