import pytest

from app.hub import open_hub


@pytest.fixture(autouse=True)
def chat_url(monkeypatch):
    monkeypatch.setenv("CHAT_URL", "wss://chat.example")


@pytest.fixture
def hub():
    return open_hub()
