from shop import old_tax


def total(net):
    return net * old_tax.rate("de")
