from app.ws.manager import get_manager

manager = get_manager()


def stop():
    return "another"


def test_stop():
    assert manager.sent == [] and stop() == "another"
