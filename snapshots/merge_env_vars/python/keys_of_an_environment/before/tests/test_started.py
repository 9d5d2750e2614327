import os
import subprocess
from unittest.mock import patch

DEFAULTS = {"OLD_URL": "wss://a", "PORT": "1"}
env_vars = {"OLD_URL": "wss://a"}
web = {"image": "web", "environment": {"OLD_URL": "wss://a"}}
made = dict(OLD_URL="wss://a", PORT="1")
joined = os.environ | {"OLD_URL": "wss://a"}
spread = {**os.environ, "OLD_URL": "wss://a"}


def make_env():
    return {"OLD_URL": "wss://a"}


def test_started(monkeypatch, mocker):
    subprocess.run(["serve"], env={"OLD_URL": "wss://a"})
    subprocess.run(["serve"], env=dict(os.environ, OLD_URL="wss://a"))
    os.environ.update({"OLD_URL": "wss://a"})
    monkeypatch.setattr(os, "environ", {"OLD_URL": "wss://a"})
    with patch.dict(os.environ, {"OLD_URL": "wss://a"}), patch.dict(os.environ, OLD_URL="wss://a"):
        assert make_env() == {"OLD_URL": "wss://a"}
    with patch.dict("os.environ", {"OLD_URL": "wss://a"}, clear=True):
        assert started()
    mocker.patch.dict("app.settings.os.environ", values={"OLD_URL": "wss://a"})
