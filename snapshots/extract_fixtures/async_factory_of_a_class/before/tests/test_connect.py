from app.broker import Hub
from app.ctx import Ctx

made = Hub.connect(Ctx("v"))


def test_made():
    assert made.context.user_id == "v"
