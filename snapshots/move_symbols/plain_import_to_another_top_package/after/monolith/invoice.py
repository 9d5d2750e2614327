import ledger.vat
import monolith.billing


def total(net, country):
    return net * (1 + ledger.vat.rate(country)), monolith.billing.CURRENCY
