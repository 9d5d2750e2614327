import sys
from unittest.mock import MagicMock, patch

pytest_plugins = ["app.jobs.nightly"]


def fake(monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "app.old_jobs", MagicMock())
    sys.modules.pop("app.old_jobs", None)
    caplog.set_level("INFO", logger="app.old_jobs")
    with patch.dict("sys.modules", {"app.old_jobs": None}):
        pass
