"""Doc."""
from shop.legacy import price, LIMIT
