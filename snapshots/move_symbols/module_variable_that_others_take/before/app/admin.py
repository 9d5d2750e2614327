from app import views


def admin(token):
    return views.auth.check_token(token)
