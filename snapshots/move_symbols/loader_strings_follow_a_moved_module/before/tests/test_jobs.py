import pytest

jobs = pytest.importorskip("app.legacy_jobs", reason="app.legacy_jobs is optional")


def test_run():
    jobs.run()
