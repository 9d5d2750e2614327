import asyncio

from app.broker import connect_broker
from app.ctx import Ctx

connecting = connect_broker(Ctx("v"))


def test_run():
    assert asyncio.run(connecting).topics == {}
