from unittest.mock import patch


@patch("billing.vat.rate")
@patch("app.invoice.newpkg.VERSION", 2)
@patch("app.invoice.newpkg")
def test_total(*mocks): ...
