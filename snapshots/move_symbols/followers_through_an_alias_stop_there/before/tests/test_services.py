from unittest.mock import patch


@patch("app.services.make_client")
@patch("app.clients.client_factory")
def test_service(*mocks): ...
