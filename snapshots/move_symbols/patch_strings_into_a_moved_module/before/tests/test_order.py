from unittest.mock import patch

import shop.old_tax
from shop import old_tax


@patch("shop.old_tax.rate", return_value=2)
@patch("shop.old_tax.Table.rate")
@patch("shop.old_tax.requests.get")
@patch("shop.order.old_tax.rate")
@patch("shop.order.old_tax")
def test_total(*mocks): ...


@patch.object(old_tax, "rate")
@patch.object(shop.old_tax.Table, "rate")
@patch.object(old_tax.requests, "get")
@patch.multiple("shop.old_tax", rate=1, Table=2)
@patch.dict("shop.old_tax.requests.defaults", {"a": 1})
def test_more(*mocks): ...


def test_monkey(monkeypatch):
    monkeypatch.setattr("shop.old_tax.rate", 1)
    monkeypatch.setattr(shop.old_tax, "rate", 1)
