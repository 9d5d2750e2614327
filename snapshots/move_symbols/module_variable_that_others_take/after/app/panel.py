from app.security import tokens


def panel(token):
    return tokens.verify(token)
