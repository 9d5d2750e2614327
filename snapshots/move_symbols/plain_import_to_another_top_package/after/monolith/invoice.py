import monolith.billing
import ledger.vat


def total(net, country):
    return net * (1 + ledger.vat.rate(country)), monolith.billing.CURRENCY
