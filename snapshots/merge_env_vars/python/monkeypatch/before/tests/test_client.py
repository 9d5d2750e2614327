import os

import pytest


def test_set(monkeypatch):
    monkeypatch.setenv("OLD_URL", "wss://a")
    monkeypatch.setenv("NEW_URL", "wss://a")
    monkeypatch.setenv("DEBUG", "1")


def test_item(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(os.environ, "OLD_URL", "wss://a")
    monkeypatch.delitem(os.environ, "OLD_URL", raising=False)


def test_gone(mp):
    mp.delenv("OLD_URL", raising=False)
    mp.delenv("NEW_URL", raising=False)
