from unittest.mock import patch


@patch("app.old_cache.get")
def test_get(get): ...
