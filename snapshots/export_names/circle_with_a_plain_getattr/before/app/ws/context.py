from app.ws import Manager


class Context:
    manager = Manager
