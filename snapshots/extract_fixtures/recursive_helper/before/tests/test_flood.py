from app.ws.manager import get_manager

manager = get_manager()


def flood(times):
    if not times:
        return len(manager.sent)
    manager.send("hi")
    return flood(times - 1)


def ping(times):
    return pong(times - 1) if times else len(manager.sent)


def pong(times):
    return ping(times - 1) if times else 0


def test_flood():
    assert flood(3) == 3


def test_ping():
    assert ping(2) == 0
