from unittest.mock import patch


def test_a():
    with patch("app.other.manager"):
        pass
