from app.ws.manager import Manager


def test_a():
    assert Manager.push
