from app.client import Client
from app.new import plain


def serve(url):
    return Client().fetch(url), plain(url)
