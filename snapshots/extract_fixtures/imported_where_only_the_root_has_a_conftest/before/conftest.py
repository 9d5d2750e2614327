import pytest


@pytest.fixture(autouse=True)
def chat_url(monkeypatch):
    monkeypatch.setenv("CHAT_URL", "wss://chat.example")
