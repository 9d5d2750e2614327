import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def räume():
    return get_manager(Ctx(user_id="u"))  # für alle


def größe(räume, ö="→"):
    return "äöü", räume.send(ö), len(räume.sent)


def test_größe(räume):
    assert ("→ äöü", größe(räume), größe(räume, "x")) == ("→ äöü", ("äöü", 1, 1), ("äöü", 2, 2)), räume
