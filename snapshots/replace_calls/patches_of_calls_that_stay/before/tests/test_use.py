from unittest.mock import patch


@patch("app.use.make_mgr")
def test_run(m):
    pass
