"""Speaks of make_mgr.

>>> make_mgr(1)
"""
from app.ws.manager import get_mgr  # make_mgr


def f(u):
    "make_mgr(u)"
    return get_mgr(u), "app.ws.factory.make_mgr"
