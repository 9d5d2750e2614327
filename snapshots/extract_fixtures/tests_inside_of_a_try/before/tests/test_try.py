import pytest

from app.presence import Presence

presence = Presence()

try:
    import tomllib
except ImportError:
    tomllib = None
else:

    def test_else():
        assert presence.room and tomllib


with pytest.MonkeyPatch.context() as patched:
    patched.setenv("ROOM", "attic")

    def test_with():
        assert presence.users == []
