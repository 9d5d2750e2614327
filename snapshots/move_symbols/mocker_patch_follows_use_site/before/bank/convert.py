from .rates import fetch_rate


def convert(amount, pair):
    return amount * fetch_rate(pair)
