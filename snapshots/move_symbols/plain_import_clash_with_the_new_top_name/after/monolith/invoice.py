import ledger.vat as ledger_vat


def book(ledger, country):
    ledger.append(ledger_vat.rate(country))


def show(country):
    return ledger_vat.rate(country)
