from unittest.mock import patch

from shop.cart import total


@patch("shop.legacy.pricing.compute_price", return_value=3)
def test_total(compute_price):
    assert total([1, 2]) == 6
    assert compute_price.call_count == 2
