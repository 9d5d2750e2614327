import os
import subprocess
from unittest.mock import patch

DEFAULTS = {"NEW_URL": "wss://a", "PORT": "1"}
env_vars = {"NEW_URL": "wss://a"}
web = {"image": "web", "environment": {"NEW_URL": "wss://a"}}
made = dict(NEW_URL="wss://a", PORT="1")
joined = os.environ | {"NEW_URL": "wss://a"}
spread = {**os.environ, "NEW_URL": "wss://a"}


def make_env():
    return {"NEW_URL": "wss://a"}


def test_started(monkeypatch, mocker):
    subprocess.run(["serve"], env={"NEW_URL": "wss://a"})
    subprocess.run(["serve"], env=dict(os.environ, NEW_URL="wss://a"))
    os.environ.update({"NEW_URL": "wss://a"})
    monkeypatch.setattr(os, "environ", {"NEW_URL": "wss://a"})
    with patch.dict(os.environ, {"NEW_URL": "wss://a"}), patch.dict(os.environ, NEW_URL="wss://a"):
        assert make_env() == {"NEW_URL": "wss://a"}
    with patch.dict("os.environ", {"NEW_URL": "wss://a"}, clear=True):
        assert started()
    mocker.patch.dict("app.settings.os.environ", values={"NEW_URL": "wss://a"})
