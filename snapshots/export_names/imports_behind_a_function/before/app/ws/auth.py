from app.ws import ready


class Auth:
    ready = ready()
