import threading

from app.presence import Presence

presence = Presence()


def enter(user):
    presence.enter(user)


def test_thread():
    thread = threading.Thread(target=enter, args=("ann",))
    thread.start()
    thread.join()
    assert presence.users == ["ann"]
