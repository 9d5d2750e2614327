from __future__ import annotations

from app.presence import Presence

presence = Presence()


def test_users(tmp_path: presence) -> presence:
    assert presence.users == []
