from .legacy import unit_price
