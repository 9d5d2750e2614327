from unittest.mock import DEFAULT, patch

from app.upload import check


@patch.multiple("app.upload", max_size=DEFAULT)
def test_given_by_name(max_size):
    check(object())
    max_size.assert_called_once_with()
