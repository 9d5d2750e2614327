from app.ws import Context


class Core:
    context = Context
