import app.api
from app import api
from app.api import build
from app.more import again


def f(u):
    return build(u), again(u), api.build(u), app.api.renew(u)


def g(*several):
    return build(*several)
