import app.log
from app.log import say
import datetime
import datetime as d
import time
from asyncio import sleep
from datetime import datetime as dt
from datetime import timezone


def now():
    return datetime.datetime.now(timezone.utc).year, d.datetime.now(timezone.utc).year, dt.now(timezone.utc).year > 0


async def late():
    time.sleep(0)
    await sleep(0)
    return say("a"), app.log.here()[:1]


def never():
    time.sleep(0)


def own(print):
    return print("b")
