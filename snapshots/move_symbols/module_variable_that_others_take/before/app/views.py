from app import auth


def view(token):
    return auth.check_token(token)
