import billing.tax
import oldpkg


def total(country):
    return billing.tax.vat_for(country), oldpkg.VERSION
