import pytest

ws = pytest.importorskip("app.ws.manager")
ctx = pytest.importorskip("app.ctx")

manager = ws.get_manager(ctx.Ctx("v"))


def test_send():
    assert manager.send("hi") == 1
