from app.ws import Context as Real


class Context: ...
