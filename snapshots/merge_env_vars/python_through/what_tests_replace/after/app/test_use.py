import os
from unittest.mock import patch

from app.env import get_env


def test_a():
    with patch.dict(os.environ, {"K": "v"}):
        assert get_env().get("K") == "v"


@patch.dict("os.environ", {"K": "v"}, clear=True)
def test_b(monkeypatch):
    monkeypatch.setenv("K", "w")
    monkeypatch.delenv("K")
    monkeypatch.setitem(os.environ, "K", "x")
