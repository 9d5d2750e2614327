from unittest.mock import patch

from app.svc import run


@patch("app.svc.make_mgr")  # migrator: ignore[step]
def test_run(m):
    run()
    m.assert_called_once_with()
