def test_the_new_name_wins(monkeypatch):
    monkeypatch.setenv("OLD_URL", "wss://a")
    assert url() == "wss://a"
    monkeypatch.setenv("NEW_URL", "wss://b")
    assert url() == "wss://b"
