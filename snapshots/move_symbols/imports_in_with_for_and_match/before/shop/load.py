import contextlib


def load(kind, skus):
    with contextlib.suppress(ImportError):
        from shop.legacy import price
    for sku in skus:
        from shop.legacy import price as one

        yield one(sku)
    match kind:
        case "list":
            from shop.legacy import tax, price as listed

            yield listed(tax(0))
        case _:
            yield price(kind)
