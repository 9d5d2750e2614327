import sys

from app.presence import Presence

match sys.platform:
    case "win32":
        presence = Presence("windows")
    case _:
        presence = Presence("posix")


def test_room():
    assert presence.room in {"windows", "posix"}
