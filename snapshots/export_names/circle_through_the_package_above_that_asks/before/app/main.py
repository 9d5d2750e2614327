from app.ws import Context


def run(): ...
