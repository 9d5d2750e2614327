from shop.pricing import engine


def total(items):
    return sum(engine.quote(item) for item in items)
