from unittest.mock import patch


@patch("app.ws.Context")
def test_main(context): ...
