from app.presence import Presence

presence = Presence()

import pytest  # noqa: E402


@pytest.mark.parametrize("user", ["ann"])
def test_enter(user):
    assert presence.enter(user) == ["ann"]
