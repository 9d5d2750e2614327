from unittest.mock import patch

from app import use


def test_it():
    with patch("app.ws.manager.get_mgr", return_value=1):
        assert use.serve(2) == 1


def test_the_same():
    with patch("app.ws.manager.get_mgr", return_value=1):
        assert use.serve(2) == 1
