from app.ws import Auth


class Context:
    auth = Auth
