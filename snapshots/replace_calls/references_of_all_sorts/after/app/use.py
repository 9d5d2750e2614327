import unittest
from functools import partial

import app.ws.factory
from app.ws.factory import make_mgr
from app.ws.manager import get_mgr

MAKERS = {"old": make_mgr}
bound = partial(make_mgr, 1)
alias = make_mgr


def f(u, maker=make_mgr):
    if callable(make_mgr):
        return make_mgr
    return list(map(make_mgr, [u])), make_mgr.__name__, make_mgr == f, get_mgr(u)


class T(unittest.TestCase):
    def test(self):
        self.assertRaises(ValueError, make_mgr, None)


app.ws.factory.make_mgr = bound
