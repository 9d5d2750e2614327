import monolith.tax


def book(ledger, ledger_vat, country):
    ledger.append(monolith.tax.vat_for(country))
