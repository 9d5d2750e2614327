import bot.reply
from bot import transport, reply


def test_reply(monkeypatch):
    monkeypatch.setattr(reply, "post", lambda url, data: data)
    assert reply.reply("a") == {"text": "a"}


def test_gone(monkeypatch):
    monkeypatch.delattr(bot.reply, "post")
    monkeypatch.delattr(transport, "post", raising=False)
