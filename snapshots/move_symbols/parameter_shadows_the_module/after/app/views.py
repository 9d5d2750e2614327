import app.security.tokens
from app.security import tokens as guard


def one(app):
    return app.auth.check_token(1)


def two(tokens):
    return [guard.verify(token) for token in tokens]


def three(xs):
    return [guard.check_token(1) for guard in xs], app.security.tokens.verify(3)


four = lambda guard: guard.check_token(4)
