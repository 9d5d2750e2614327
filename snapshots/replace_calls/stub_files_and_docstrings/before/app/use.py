"""Speaks of make_mgr.

>>> make_mgr(1)
"""
from app.ws.factory import make_mgr  # make_mgr


def f(u):
    "make_mgr(u)"
    return make_mgr(u), "app.ws.factory.make_mgr"
