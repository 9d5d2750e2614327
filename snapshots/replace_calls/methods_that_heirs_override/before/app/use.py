from app.client import Client, Special


def f(given: Client):
    special = Special()
    return given.get(1), Client().get(2), Special().get(3), special.get(4), special.twice()
