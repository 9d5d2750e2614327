from .market import spot_rate


def convert(amount, pair):
    return amount * spot_rate(pair)
