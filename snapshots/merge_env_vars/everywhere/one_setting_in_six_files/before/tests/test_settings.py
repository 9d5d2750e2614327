from app.settings import socket_url


def test_socket_url(monkeypatch):
    monkeypatch.setenv("OLD_URL", "wss://test")
    assert socket_url() == "wss://test"
