from unittest.mock import MagicMock, patch

from app import svc
from app.svc import Service, service


@patch("app.svc.Service.make_mgr")
@patch("app.svc.service.make_mgr")
def test_strings(a, b): ...


@patch.object(Service, "make_mgr")
@patch.object(service, "make_mgr")
@patch.object(svc.Service, "make_mgr")
def test_objects(a, b, c): ...


def test_monkey(monkeypatch):
    monkeypatch.setattr(service, "make_mgr", MagicMock())
    monkeypatch.setattr(Service, "make_mgr", MagicMock(), raising=False)
    setattr(service, "make_mgr", None)
    delattr(service, "make_mgr")
