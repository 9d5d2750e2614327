from unittest.mock import patch


@patch("lib.dates.parse")
@patch("lib.tools.chunk")
@patch("lib.network.ping")
@patch("lib.utility.chunk")
def test_all(*mocks): ...
