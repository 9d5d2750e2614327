from bot import transport
from bot import reply


def test_reply(monkeypatch):
    monkeypatch.setattr(reply, "post", lambda url, data: data)
    assert reply.reply("a") == {"text": "a"}


def test_gone(monkeypatch):
    monkeypatch.delattr(reply, "post")
    monkeypatch.delattr(transport, "post", raising=False)
