import unittest

from app.presence import Presence

presence = Presence()


def test_pattern():
    match "lobby":
        case presence.room:
            found = True
        case _:
            found = False
    assert found


def test_capture():
    match {"presence": 1}:
        case {"presence": presence}:
            assert presence == 1


class MatchingTest(unittest.TestCase):
    def test_pattern(self):
        match "lobby":
            case presence.room:
                found = True
        self.assertTrue(found)
