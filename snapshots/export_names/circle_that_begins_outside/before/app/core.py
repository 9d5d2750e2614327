from app.ws import Manager


class Core:
    manager = Manager
