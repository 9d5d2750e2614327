from unittest.mock import patch


@patch("app.ws.Context", create=True)
def test_main(context): ...
