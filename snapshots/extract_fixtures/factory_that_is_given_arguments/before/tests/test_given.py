from app.ctx import Ctx
from app.ws.manager import get_manager

first = get_manager(Ctx("v"))
second = get_manager(context=Ctx("w"))
third = get_manager(
    Ctx("x"),  # somebody
)


def test_users():
    assert first.ids + second.ids + third.ids == ["v", "w", "x"]
