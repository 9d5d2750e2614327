from unittest.mock import patch


@patch("app.svc.make_mgr", None)
def test_none(): ...


@patch("app.stubbed.make_mgr")
def test_stub(m): ...
