import os


def test_contains(env):
    assert "OLD_URL" not in env


def test_get(env):
    assert env.get("OLD_URL") is None


def test_equal(env):
    assert env.get("OLD_URL") == None


def test_not(env):
    assert not env.get("OLD_URL")


def test_default():
    assert os.getenv("OLD_URL", "") == ""
