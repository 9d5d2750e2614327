from unittest.mock import patch


@patch("acme.sales.orders.api.views.show")
@patch("acme.site.Order")
def test_show(order, show): ...
