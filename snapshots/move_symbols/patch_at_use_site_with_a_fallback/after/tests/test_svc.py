from unittest.mock import patch


@patch("app.svc.get_mgr", None)
def test_none(): ...


@patch("app.stubbed.make_mgr")
def test_stub(m): ...
