import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


def test_refusal(manager):
    import pytest

    with pytest.raises(RuntimeError):
        get_manager()
    assert manager.ids
