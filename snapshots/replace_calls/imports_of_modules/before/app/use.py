import app.ws.factory
import app.ws.factory as fac
from app.ws import factory


def f(u):
    return app.ws.factory.make_mgr(u), fac.make_mgr(u), factory.make_mgr(u)
