from app import auth


class View:
    def __init__(self, auth):
        self.auth = auth
        auth.check_token("a")

    def get(self, token):
        self.app.auth.check_token(token)
        return self.auth.check_token(token) or auth.check_token(token)
