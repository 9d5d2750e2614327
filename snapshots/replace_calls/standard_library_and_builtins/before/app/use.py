import datetime
import datetime as d
import os
import time
from datetime import datetime as dt
from time import sleep


def now():
    return datetime.datetime.utcnow().year, d.datetime.utcnow().year, dt.utcnow().year > 0


async def late():
    time.sleep(0)
    sleep(0)
    return print("a"), os.getcwd()[:1]


def never():
    time.sleep(0)


def own(print):
    return print("b")
