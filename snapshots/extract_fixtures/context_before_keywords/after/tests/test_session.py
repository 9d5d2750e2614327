import pytest

from app.ctx import Ctx
from app.session import open_session

OPTIONS = {"loud": True}


@pytest.fixture
def session():
    return open_session(Ctx(user_id="u"), timeout=2)


@pytest.fixture
def loud():
    return open_session(Ctx(user_id="u"), **OPTIONS)


def test_session(session):
    assert session == ["u", 2, {}]


def test_loud(loud):
    assert loud == ["u", 1, OPTIONS]
