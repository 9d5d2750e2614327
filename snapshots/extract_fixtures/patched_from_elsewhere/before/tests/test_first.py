from tests import helpers


def test_set(monkeypatch):
    monkeypatch.setattr(helpers, "presence", None)
    assert helpers.presence is None


def test_set_by_name(monkeypatch):
    monkeypatch.setattr("tests.helpers.presence", None)
    assert helpers.presence is None
