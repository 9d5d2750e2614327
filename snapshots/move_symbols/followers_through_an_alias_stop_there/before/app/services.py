from app.clients import client_factory as make_client


def service():
    return make_client()
