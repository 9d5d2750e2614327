from ..conftest import manager as shared


def test_send():
    assert shared.send("hi") == 1
