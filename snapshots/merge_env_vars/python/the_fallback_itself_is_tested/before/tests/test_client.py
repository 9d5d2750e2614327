def test_the_old_name_still_works(monkeypatch):
    monkeypatch.setenv("OLD_URL", "wss://a")
    monkeypatch.delenv("NEW_URL", raising=False)
    assert url() == "wss://a"
