# -*- coding: latin-1 -*-
from app.ws.factory import make_mgr


def f(u):
    return 'é', make_mgr('ü' + 'ö', mode='ß').user, 'é'
