from app import use
from app.client import Client, Plain, Special


def check():
    return use.f(Client()), use.f(Special()), Plain().thrice()
