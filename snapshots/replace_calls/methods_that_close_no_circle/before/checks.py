from app import client, service


def check():
    return service.Service().use().__name__
