from unittest.mock import patch


@patch("app.svc.make_one")
@patch("app.b.make_two")
def test_run(*mocks): ...
