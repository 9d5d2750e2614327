from unittest.mock import patch


@patch("app.use.make_mgr")  # migrator: ignore[one-factory]
def test_run(m):
    pass
