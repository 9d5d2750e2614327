from . import Context


class Auth:
    context = Context
