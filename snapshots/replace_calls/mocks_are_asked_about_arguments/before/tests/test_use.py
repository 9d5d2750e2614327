import unittest
from unittest.mock import MagicMock, call, patch

import pytest

from app import use
from app.use import serve


def fake(user_id):
    return user_id


@patch("app.use.serve")
@patch("app.use.make_mgr")
def test_decorated(made, served):
    serve(1)
    made.assert_called_once_with(1)
    served.assert_called_with(1)
    made.assert_called_once()


class TestClass(unittest.TestCase):
    def setUp(self):
        patcher = patch("app.use.make_mgr")
        self.made = patcher.start()
        self.addCleanup(patcher.stop)
        self.other = patch("app.use.serve").start()

    @patch.object(use, "make_mgr", side_effect=fake)
    def test_decorated(self, made):
        assert made.call_args.args == (1,)

    def test_kept(self):
        self.made.assert_any_call(1)
        self.other.assert_any_call(1)


def test_with():
    with patch("app.use.make_mgr") as made, patch("app.use.make_mgr", MagicMock()):
        made.side_effect = fake
        made.side_effect = ValueError
        made.return_value = 3
        serve(1)
        assert made.mock_calls == [call(1)]
        assert made.called


def test_given(monkeypatch):
    made = MagicMock(return_value=1)
    monkeypatch.setattr(use, "make_mgr", made)
    serve(1)
    made.assert_has_calls([call(1)])


@pytest.fixture
def made(mocker):
    return mocker.patch("app.use.make_mgr")


def test_fixture(made):
    serve(1)
    made.assert_called_with(1)
