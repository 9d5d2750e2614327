from unittest.mock import patch

from app import svc


@patch.object(svc, attribute="get_mgr")
def test_attribute(m): ...


@patch.object(target=svc, attribute="get_mgr", return_value=1)
def test_both(m): ...


def test_monkey(monkeypatch):
    monkeypatch.setattr(svc, name="get_mgr", value=None)
