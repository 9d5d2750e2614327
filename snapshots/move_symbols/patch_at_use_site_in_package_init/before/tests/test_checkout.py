from unittest import mock

import pay


@mock.patch("pay.charge_card", autospec=True)
def test_checkout(charge):
    pay.checkout(mock.Mock())
    charge.assert_called_once()


def test_by_attribute(monkeypatch):
    monkeypatch.setattr(pay, "charge_card", lambda *a: 1)
    assert pay.checkout(mock.Mock()) == 1
