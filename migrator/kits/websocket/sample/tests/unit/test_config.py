"""Settings."""

import os
from unittest.mock import patch

from app.config import DEFAULT_URL, frontend_environment, listen_on, websocket_url


@patch.dict(os.environ, {"NEXT_PUBLIC_WEBSOCKET_URL": "ws://a"}, clear=True)
def test_url():
    assert websocket_url() == "ws://a"


def test_default_url(monkeypatch):
    monkeypatch.delenv("NEXT_PUBLIC_WEBSOCKET_URL", raising=False)
    assert websocket_url() == DEFAULT_URL


def test_frontend(monkeypatch):
    monkeypatch.setenv("NEXT_PUBLIC_WS_URL", "ws://b")
    monkeypatch.setenv("NEXT_PUBLIC_WEBSOCKET_URL", "ws://b")
    assert set(frontend_environment().values()) == {"ws://b"}


def test_port(monkeypatch):
    monkeypatch.setenv("CHAT_PORT", "9000")
    assert listen_on()[1] == 9000
