from unittest.mock import patch


def test_a():
    with patch("app.other.manager") as manager:
        assert manager


def test_b():
    assert 1
