"""Sending, in all its forms."""

from __future__ import annotations

import unittest
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from app.ws.manager import Manager, get_manager as get_unified

# the one that all share
manager = get_unified()  # dear
second: Manager = Manager()
unread = get_unified()


def count(extra=0):
    return len(manager.sent) + extra


def swap():
    return second.send("x") + count()


class SendingTest(unittest.TestCase):
    """As it was in the old days."""

    def setUp(self):
        manager.close()

    def test_send(self):
        self.assertEqual(manager.send("hi"), 1)
        self.assertEqual(count(1), 2)


class TestSending:
    @patch("os.getpid")
    def test_patched(self, pid):
        assert manager.send(pid)


@given(st.text())
def test_text(text):
    assert manager.send(text)


def test_swap():
    assert swap() >= 1
