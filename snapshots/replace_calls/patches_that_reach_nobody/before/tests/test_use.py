from unittest.mock import patch


@patch("app.ws.factory.make_mgr")
def test_run(m):
    pass
