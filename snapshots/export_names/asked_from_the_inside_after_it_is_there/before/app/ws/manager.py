from . import Context


class Manager:
    context = Context
