from app import use
from app.client import Client


def check():
    client = Client()
    return use.Service(client, client).all(), use.f(client, client, client, client, client), use.g(client)
