import app.ws.auth
from app.ws import Manager


class Thing:
    manager = Manager
