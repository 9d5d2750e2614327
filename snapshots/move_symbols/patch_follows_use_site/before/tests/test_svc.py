from unittest.mock import patch


@patch("app.svc.make_mgr")
async def test_run(m): ...
