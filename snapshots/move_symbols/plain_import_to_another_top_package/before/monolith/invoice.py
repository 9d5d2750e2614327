import monolith.billing
import monolith.billing.tax


def total(net, country):
    return net * (1 + monolith.billing.tax.vat_for(country)), monolith.billing.CURRENCY
