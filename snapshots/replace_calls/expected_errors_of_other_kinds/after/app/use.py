import contextlib
import unittest
from contextlib import nullcontext as does_not_raise
from contextlib import suppress as quietly

import pytest
from pytest import raises as fails

from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


def test_alias():
    with fails(ValueError):
        make_mgr(1)
    with quietly(ValueError):
        make_mgr(2)


@pytest.mark.parametrize(("user", "expectation"), [(1, does_not_raise()), (2, pytest.raises(ValueError))])
def test_parametrized(user, expectation):
    with expectation:
        make_mgr(user)


@pytest.mark.xfail(raises=ValueError)
def test_may_fail():
    make_mgr(1)


class TestCase(unittest.TestCase):
    @unittest.expectedFailure
    def test_fails(self):
        make_mgr(1)

    def test_message(self):
        with self.assertRaisesRegex(ValueError, "x"), open("x"):
            make_mgr(1)
        self.assertRaises(ValueError, lambda: make_mgr(1))
        get_mgr(2)


def test_lock(lock):
    with lock, contextlib.nullcontext():
        get_mgr(1)
