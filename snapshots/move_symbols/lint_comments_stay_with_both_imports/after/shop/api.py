from shop.legacy import tax  # noqa: F401
from shop.pricing import unit_price  # noqa: F401
