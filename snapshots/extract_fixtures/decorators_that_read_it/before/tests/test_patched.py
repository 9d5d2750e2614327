from unittest.mock import patch

from app.presence import Presence

presence = Presence()


@patch.object(presence, "enter")
def test_patched(enter):
    assert presence.enter is enter
