# -*- coding: latin-1 -*-
from app.ctx import Ctx
from app.ws.manager import get_mgr


def f(u):
    return 'é', get_mgr(Ctx(user_id='ü' + 'ö'), mode='ß').user, 'é'
