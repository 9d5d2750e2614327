import pytest


@pytest.fixture
def fake(monkeypatch):
    monkeypatch.setattr("app.use.make_mgr", lambda c: c)
