import vendor.auth
from app import auth


def both(token):
    return auth.check_token(token), vendor.auth.check_token(token)
