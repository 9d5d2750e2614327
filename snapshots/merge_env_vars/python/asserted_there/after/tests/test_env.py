import os


def test_there(env):
    assert "NEW_URL" in env
    assert env.get("NEW_URL")
    assert env.get("NEW_URL") == "wss://a"
    assert not env.get("NEW_URL") == "wss://b"
