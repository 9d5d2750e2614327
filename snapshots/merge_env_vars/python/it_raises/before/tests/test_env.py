import os

import pytest


def test_gone():
    with pytest.raises(KeyError):
        os.environ["OLD_URL"]


def test_bad_value(monkeypatch):
    monkeypatch.setenv("OLD_URL", "no url")
    with pytest.raises(ValueError):
        connect()
