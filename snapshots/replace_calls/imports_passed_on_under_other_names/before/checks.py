from app import api, other, use


def check():
    return use.f(1), use.g(1), api.own(1), other.f(1)
