import os
from unittest.mock import patch


def test_a():
    with patch.dict(os.environ, {"K": "v"}):
        assert os.environ.get("K") == "v"


@patch.dict("os.environ", {"K": "v"}, clear=True)
def test_b(monkeypatch):
    monkeypatch.setenv("K", "w")
    monkeypatch.delenv("K")
    monkeypatch.setitem(os.environ, "K", "x")
