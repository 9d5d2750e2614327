from unittest import mock

import pay


@mock.patch("pay.charge", autospec=True)
def test_checkout(charge):
    pay.checkout(mock.Mock())
    charge.assert_called_once()


def test_by_attribute(monkeypatch):
    monkeypatch.setattr(pay, "charge", lambda *a: 1)
    assert pay.checkout(mock.Mock()) == 1
