from unittest.mock import patch

from crm.leads import leads


@patch("crm.http.session.Session.fetch", return_value=[])
def test_none(fetch):
    assert leads() == []


@patch("crm.leads.Session.fetch", return_value=[1])
def test_one(fetch):
    assert leads() == [1]


@patch("crm.leads.Session")
def test_class(client):
    client.return_value.fetch.return_value = [2]
    assert leads() == [2]


@patch.object(target=__import__("crm.leads").leads, attribute="ApiClient")
def test_odd(client): ...
