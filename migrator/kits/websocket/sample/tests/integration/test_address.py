"""Clients find the server by the one setting that says where it is."""

import pytest

from app.client import ChatClient
from app.config import frontend_environment, websocket_url

pytestmark = pytest.mark.mended_by(
    "b-settings", why="clients still read the old name of the setting, which nobody sets any more"
)


async def test_a_client_finds_the_server(server, monkeypatch):
    monkeypatch.setenv("NEXT_PUBLIC_WS_URL", server)
    anna = ChatClient("anna")
    assert anna.url == server
    async with anna:
        assert len(await anna.ask("found?")) == 5


def test_client_and_frontend_agree(monkeypatch):
    monkeypatch.setenv("NEXT_PUBLIC_WS_URL", "ws://chat.example.org")
    assert websocket_url() == "ws://chat.example.org"
    assert set(frontend_environment().values()) == {websocket_url()}
