from unittest.mock import patch


@patch("app.svc.get_mgr")
async def test_run(m): ...
