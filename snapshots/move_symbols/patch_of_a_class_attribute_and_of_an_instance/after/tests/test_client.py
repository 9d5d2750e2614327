from unittest.mock import patch

from crm import http
from crm.http import shared


@patch("crm.http.shared.fetch")
@patch.object(shared, "fetch")
@patch.object(http.shared, "fetch")
@patch.dict(http.QUOTAS, {"a": 2})
@patch.dict("crm.http.QUOTAS", {"a": 3})
@patch.dict(in_dict="crm.http.QUOTAS", values={"a": 3})
def test_fetch(*mocks): ...


def test_monkey(monkeypatch):
    monkeypatch.setitem(http.QUOTAS, "a", 4)
    monkeypatch.setattr("crm.http.shared.fetch", None, raising=False)
