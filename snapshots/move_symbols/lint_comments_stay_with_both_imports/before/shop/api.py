from shop.legacy import price, tax  # noqa: F401
