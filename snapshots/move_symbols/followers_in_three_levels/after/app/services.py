from app.clients import new_client


def service():
    return new_client()
