'''What a file may begin with.

The manager is described below.
'''
# a comment

from app.ws.manager import get_manager

__author__ = "somebody"
manager = get_manager()
# the end of the head


def test_ids():
    assert manager.ids == ["u"]
