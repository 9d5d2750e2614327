import bot.reply
from bot import net, reply


def test_reply(monkeypatch):
    monkeypatch.setattr(reply, "post_json", lambda url, data: data)
    assert reply.reply("a") == {"text": "a"}


def test_gone(monkeypatch):
    monkeypatch.delattr(bot.reply, "post_json")
    monkeypatch.delattr(net, "post_json", raising=False)
