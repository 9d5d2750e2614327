import pytest


@pytest.fixture
def fake(monkeypatch):
    monkeypatch.setattr("app.use.get_mgr", lambda c: c)
