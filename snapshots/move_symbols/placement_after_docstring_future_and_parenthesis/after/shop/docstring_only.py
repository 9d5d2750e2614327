"""Doc."""
from shop.legacy import LIMIT
from shop.pricing import unit_price
