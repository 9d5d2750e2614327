from app.ws import base


class Context(base.Base): ...
