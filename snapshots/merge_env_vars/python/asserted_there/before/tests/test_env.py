import os


def test_there(env):
    assert "OLD_URL" in env
    assert env.get("OLD_URL")
    assert env.get("OLD_URL") == "wss://a"
    assert not env.get("OLD_URL") == "wss://b"
