from unittest.mock import patch

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_patched(monkeypatch, presence):
    monkeypatch.setattr(presence, "room", "attic")
    with patch.object(presence, "enter") as enter:
        presence.enter("ann")
    enter.assert_called_once_with("ann")
    assert presence.room == "attic"
