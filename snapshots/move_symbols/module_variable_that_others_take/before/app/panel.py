from app.views import auth


def panel(token):
    return auth.check_token(token)
