from app.ws.manager import get_manager as get_unified

manager = get_unified()


def helper():
    return manager.ids


def test_a():
    assert helper()


def test_b():
    assert 1
