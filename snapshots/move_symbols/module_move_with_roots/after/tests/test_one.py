from unittest.mock import patch


@patch("app.infra.cache.get")
@patch("backend.app.infra.cache.get")
def test_get(*mocks): ...
