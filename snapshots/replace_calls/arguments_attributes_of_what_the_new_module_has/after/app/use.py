from app.new import Mode, build
from app.settings import SETTINGS


def f(u):
    return build(u, Mode.FAST, SETTINGS.tag)
