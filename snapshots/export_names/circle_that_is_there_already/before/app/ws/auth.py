from .context import Session


class Auth:
    session = Session
