'''What a file may begin with.

The manager is described below.
'''
# a comment

import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager

__author__ = "somebody"


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


# the end of the head


def test_ids(manager):
    assert manager.ids == ["u"]
