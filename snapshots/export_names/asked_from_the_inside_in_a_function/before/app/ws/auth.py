class Auth:
    def context(self):
        from . import Context

        return Context()
