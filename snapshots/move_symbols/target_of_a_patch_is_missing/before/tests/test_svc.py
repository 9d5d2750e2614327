from unittest.mock import patch


@patch("app.svc.make_mgr")
@patch("app.ws.factory.make_mgr")
def test_run(*mocks): ...
