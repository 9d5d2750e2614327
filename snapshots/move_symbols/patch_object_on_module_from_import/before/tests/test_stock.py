from unittest.mock import patch

from inventory import stock


@patch.object(stock, "count_items", lambda: 3)
def test_three():
    assert stock.count_items() == 3


@patch.object(stock, 'count_items')
def test_quotes(count):
    stock.count_items()
    count.assert_called_once_with()
