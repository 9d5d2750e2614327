from app.clients import make_client


def service():
    return make_client()
