from bot.reply import reply


def test_reply(monkeypatch):
    monkeypatch.setattr("bot.reply.post_json", lambda url, data: data)
    assert reply("a") == {"text": "a"}


def test_gone(monkeypatch):
    monkeypatch.delattr("bot.reply.post_json")
    monkeypatch.delattr("bot.net.post_json", raising=False)


def test_context(monkeypatch):
    with monkeypatch.context() as m:
        m.setattr("bot.net.post_json", None)
