import vendor.auth
from app.security import tokens


def both(token):
    return tokens.verify(token), vendor.auth.check_token(token)
