from app.ws import Context


class Manager:
    context = Context
