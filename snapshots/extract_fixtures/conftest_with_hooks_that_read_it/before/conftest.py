from app.presence import Presence

presence = Presence()


def pytest_runtest_setup(item):
    presence.enter(item.name)
