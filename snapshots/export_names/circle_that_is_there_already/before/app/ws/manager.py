from app.ws import Auth


class Manager:
    auth = Auth
