import pytest

from app.ctx import Ctx
from app.kinds import Child, Data, Plain


@pytest.fixture
def data():
    return Data(Ctx(user_id="u"))


@pytest.fixture
def child():
    return Child(Ctx(user_id="u"))


@pytest.fixture
def plain():
    return Plain()


def test_kinds(data, child, plain):
    assert [data.context.user_id] == child.ids
    assert plain
