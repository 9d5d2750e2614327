from unittest.mock import patch


@patch("acme.orders.api.views.show")
@patch("acme.site.Order")
def test_show(order, show): ...
