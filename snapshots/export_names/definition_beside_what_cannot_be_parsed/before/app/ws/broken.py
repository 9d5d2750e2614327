from app.ws import Context


def broken(:
