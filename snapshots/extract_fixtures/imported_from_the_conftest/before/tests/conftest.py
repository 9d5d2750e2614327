from app.ws.manager import get_manager

manager = get_manager()


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes long")
