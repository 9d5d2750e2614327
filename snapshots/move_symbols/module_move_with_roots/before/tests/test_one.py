from unittest.mock import patch


@patch("app.old_cache.get")
@patch("backend.app.old_cache.get")
def test_get(*mocks): ...
