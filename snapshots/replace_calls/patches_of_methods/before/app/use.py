from app.client import Client


def serve(url):
    return Client().get(url), Client.plain(url)
