from unittest.mock import patch


@patch("app.invoice.billing.tax.vat_for")
@patch("app.invoice.oldpkg.VERSION", 2)
@patch("app.invoice.oldpkg")
def test_total(*mocks): ...
