from .pricing import unit_price
