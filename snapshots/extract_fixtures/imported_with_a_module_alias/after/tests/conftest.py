import pytest

import app.ws.manager as m
from app.ctx import Ctx


@pytest.fixture
def manager():
    return m.get_manager(Ctx(user_id="u"))
