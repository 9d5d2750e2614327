from unittest.mock import patch


@patch("app.gone.make_mgr")
@patch("app.ws.factory_old.make_mgr")
@patch("elsewhere.make_mgr")
@patch("app.ws.make_mgr", create=True)
def test_gone(*mocks): ...
