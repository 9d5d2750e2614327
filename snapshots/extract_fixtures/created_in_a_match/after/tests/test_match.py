import sys

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    match sys.platform:
        case "win32":
            presence = Presence("windows")
        case _:
            presence = Presence("posix")
    return presence


def test_room(presence):
    assert presence.room in {"windows", "posix"}
