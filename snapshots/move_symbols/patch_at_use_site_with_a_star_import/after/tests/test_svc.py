from unittest.mock import patch

from app.svc import run


@patch("app.svc.get_mgr")
def test_run(m):
    run()
    m.assert_called_once_with()
