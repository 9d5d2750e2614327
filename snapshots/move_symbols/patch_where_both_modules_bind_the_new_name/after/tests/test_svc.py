from unittest.mock import patch


@patch("app.svc.get_mgr")
@patch("app.svc.get_mgr")
def test_run(*mocks): ...
