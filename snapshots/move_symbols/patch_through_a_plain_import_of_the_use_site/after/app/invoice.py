import billing.vat
import newpkg


def total(country):
    return billing.vat.rate(country), newpkg.VERSION
