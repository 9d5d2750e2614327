from unittest.mock import patch


@patch("app.svc.make_three")
@patch("app.c.make_three")
def test_run(*mocks): ...
