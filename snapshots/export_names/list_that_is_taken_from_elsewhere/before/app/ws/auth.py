__all__ = ["Auth"]


class Auth: ...
