from unittest.mock import patch

OLD = "app.ws.factory.make_mgr"


@patch("app.use.make_mgr_now")
def test_run(m):
    pass
