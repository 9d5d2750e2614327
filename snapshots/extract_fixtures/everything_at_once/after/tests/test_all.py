"""Sending, in all its forms."""

from __future__ import annotations

import unittest
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ctx import Ctx
from app.ws.manager import Manager, get_manager as get_unified


# the one that all share
@pytest.fixture(scope="module")
def manager():
    manager = get_unified(Ctx(user_id="u"))  # dear
    yield manager
    manager.close()


@pytest.fixture
def second():
    second: Manager = Manager(Ctx(user_id="u"))
    yield second
    second.close()


def count(manager, extra=0):
    return len(manager.sent) + extra


def swap(manager, second):
    return second.send("x") + count(manager)


class SendingTest(unittest.TestCase):
    """As it was in the old days."""

    @pytest.fixture(autouse=True)
    def _manager(self, manager):
        self.manager = manager

    def setUp(self):
        self.manager.close()

    def test_send(self):
        self.assertEqual(self.manager.send("hi"), 1)
        self.assertEqual(count(self.manager, 1), 2)


class TestSending:
    @patch("os.getpid")
    def test_patched(self, pid, manager):
        assert manager.send(pid)


@given(st.text())
def test_text(manager, text):
    assert manager.send(text)


def test_swap(manager, second):
    assert swap(manager, second) >= 1
