from unittest.mock import patch

from inventory import ledger


@patch.object(ledger, "items_in_stock", lambda: 3)
def test_three():
    assert ledger.items_in_stock() == 3


@patch.object(ledger, 'items_in_stock')
def test_quotes(count):
    ledger.items_in_stock()
    count.assert_called_once_with()
