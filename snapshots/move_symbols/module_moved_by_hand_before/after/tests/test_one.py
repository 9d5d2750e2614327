from unittest.mock import patch


@patch("app.infra.cache.get")
def test_get(get): ...
