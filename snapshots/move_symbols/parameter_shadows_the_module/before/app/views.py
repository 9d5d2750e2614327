import app.auth
from app import auth as guard


def one(app):
    return app.auth.check_token(1)


def two(tokens):
    return [guard.check_token(token) for token in tokens]


def three(xs):
    return [guard.check_token(1) for guard in xs], app.auth.check_token(3)


four = lambda guard: guard.check_token(4)
