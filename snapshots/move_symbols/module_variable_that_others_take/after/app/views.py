from app import auth
from app.security import tokens


def view(token):
    return tokens.verify(token)
