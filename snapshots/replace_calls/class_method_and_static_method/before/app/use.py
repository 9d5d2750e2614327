from app.ws.hub import Hub
from app.ws import hub


def f(u):
    return Hub.make(u), Hub.make(user_id=u), hub.Hub.make(u), Hub().make(u), Hub.build(u)
