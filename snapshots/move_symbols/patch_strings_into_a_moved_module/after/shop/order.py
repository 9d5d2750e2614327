from shop.finance import tax


def total(net):
    return net * tax.rate("de")
