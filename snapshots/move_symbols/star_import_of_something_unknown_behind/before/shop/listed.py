__all__ = ["helper"]


def helper(): ...


def unit_price(): ...
