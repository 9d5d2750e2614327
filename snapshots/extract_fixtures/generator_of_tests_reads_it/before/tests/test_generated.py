from app.presence import Presence

presence = Presence()


def pytest_generate_tests(metafunc):
    if "room" in metafunc.fixturenames:
        metafunc.parametrize("room", [presence.room])


def test_room(room):
    assert room == "lobby"
