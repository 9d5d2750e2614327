from unittest.mock import patch


@patch("app.svc.make_mgr")
@patch("app.svc.get_mgr")
def test_run(*mocks): ...
