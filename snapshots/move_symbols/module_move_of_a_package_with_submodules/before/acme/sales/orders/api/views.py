from ..model import Order


def show(): ...
