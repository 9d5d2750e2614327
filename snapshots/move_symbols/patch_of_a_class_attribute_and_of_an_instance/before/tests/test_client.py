from unittest.mock import patch

from crm import client
from crm.client import default_client


@patch("crm.client.default_client.fetch")
@patch.object(default_client, "fetch")
@patch.object(client.default_client, "fetch")
@patch.dict(client.LIMITS, {"a": 2})
@patch.dict("crm.client.LIMITS", {"a": 3})
@patch.dict(in_dict="crm.client.LIMITS", values={"a": 3})
def test_fetch(*mocks): ...


def test_monkey(monkeypatch):
    monkeypatch.setitem(client.LIMITS, "a", 4)
    monkeypatch.setattr("crm.client.default_client.fetch", None, raising=False)
