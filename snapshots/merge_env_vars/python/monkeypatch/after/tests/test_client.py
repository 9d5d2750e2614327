import os

import pytest


def test_set(monkeypatch):
    monkeypatch.setenv("NEW_URL", "wss://a")
    monkeypatch.setenv("DEBUG", "1")


def test_item(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(os.environ, "NEW_URL", "wss://a")
    monkeypatch.delitem(os.environ, "NEW_URL", raising=False)


def test_gone(mp):
    mp.delenv("NEW_URL", raising=False)
