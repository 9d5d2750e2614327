from unittest.mock import patch


@patch("lib.util.parse_date")
@patch("lib.util.chunk")
@patch("lib.util.net.ping")
@patch("lib.utility.chunk")
def test_all(*mocks): ...
