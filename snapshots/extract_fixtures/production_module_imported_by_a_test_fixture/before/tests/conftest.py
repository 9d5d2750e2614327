import pytest

from app import service


@pytest.fixture
def manager(monkeypatch):
    monkeypatch.setattr(service, "manager", object())
    return service.manager
