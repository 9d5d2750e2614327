import os


def test_the_old_name_is_not_read(monkeypatch):
    monkeypatch.setenv("OLD_URL", "wss://a")
    settings = load()
    assert "OLD_URL" not in settings
    assert settings["NEW_URL"] == "wss://b", "OLD_URL has won"


def test_another(monkeypatch):
    monkeypatch.setenv("NEW_URL", "wss://a")
    assert load()
