def compute_price(item):
    return item.cost
