from app.ctx import Ctx
from app.ws.manager import get_manager

manager = get_manager(Ctx("v"))


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes long")
