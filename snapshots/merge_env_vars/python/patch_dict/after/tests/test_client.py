import os
from unittest import mock
from unittest.mock import patch


@mock.patch.dict(os.environ, {"NEW_URL": "wss://a"})
@patch.dict("os.environ", {"NEW_URL": "wss://a"}, clear=True)
def test_url():
    with patch.dict(os.environ, {"NEW_URL": "wss://a", "DEBUG": "1"}), patch.dict(
        os.environ, NEW_URL="wss://b"
    ):
        assert os.environ["NEW_URL"]
