import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


try:
    import tomllib
except ImportError:
    tomllib = None
else:

    def test_else(presence):
        assert presence.room and tomllib


with pytest.MonkeyPatch.context() as patched:
    patched.setenv("ROOM", "attic")

    def test_with(presence):
        assert presence.users == []
