from app.ws.manager import Manager, get_manager

made = get_manager()
called = Manager()


def test_same_class():
    assert type(made) is type(called) is Manager
