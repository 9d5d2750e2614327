import unittest

from app.ws.factory import make_mgr

CTX = object()


class T(unittest.TestCase):
    def setUp(self):
        self.m = make_mgr(CTX)

    def test_none(self):
        with self.assertRaises(ValueError):
            make_mgr(None)
