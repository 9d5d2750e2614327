from bot.reply import reply


def test_reply(monkeypatch):
    monkeypatch.setattr("bot.reply.post", lambda url, data: data)
    assert reply("a") == {"text": "a"}


def test_gone(monkeypatch):
    monkeypatch.delattr("bot.reply.post")
    monkeypatch.delattr("bot.transport.post", raising=False)


def test_context(monkeypatch):
    with monkeypatch.context() as m:
        m.setattr("bot.transport.post", None)
