import pytest

jobs = pytest.importorskip("app.jobs.nightly", reason="app.legacy_jobs is optional")


def test_run():
    jobs.run()
