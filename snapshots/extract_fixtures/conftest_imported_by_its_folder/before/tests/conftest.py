from app.presence import Presence

presence = Presence()


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes long")
