from shop.legacy import pricing


def total(items):
    return sum(pricing.compute_price(item) for item in items)
