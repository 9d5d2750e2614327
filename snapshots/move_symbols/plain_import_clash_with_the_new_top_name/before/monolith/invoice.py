import monolith.tax


def book(ledger, country):
    ledger.append(monolith.tax.vat_for(country))


def show(country):
    return monolith.tax.vat_for(country)
