import contextlib


def load(kind, skus):
    with contextlib.suppress(ImportError):
        from shop.pricing import unit_price
    for sku in skus:
        from shop.pricing import unit_price as one

        yield one(sku)
    match kind:
        case "list":
            from shop.legacy import tax
            from shop.pricing import unit_price as listed

            yield listed(tax(0))
        case _:
            yield unit_price(kind)
