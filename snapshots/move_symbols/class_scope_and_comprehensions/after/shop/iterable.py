from shop.pricing import unit_price as price


class Item:
    unit_price = 1
    rows = [i for i in price("a")]
