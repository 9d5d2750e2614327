from app.ws import __version__


class Context:
    version = __version__
