from unittest.mock import patch

import shop.finance.tax
from shop.finance import tax


@patch("shop.finance.tax.rate", return_value=2)
@patch("shop.finance.tax.Table.rate")
@patch("shop.finance.tax.requests.get")
@patch("shop.order.tax.rate")
@patch("shop.order.tax")
def test_total(*mocks): ...


@patch.object(tax, "rate")
@patch.object(shop.finance.tax.Table, "rate")
@patch.object(tax.requests, "get")
@patch.multiple("shop.finance.tax", rate=1, Table=2)
@patch.dict("shop.finance.tax.requests.defaults", {"a": 1})
def test_more(*mocks): ...


def test_monkey(monkeypatch):
    monkeypatch.setattr("shop.finance.tax.rate", 1)
    monkeypatch.setattr(shop.finance.tax, "rate", 1)
