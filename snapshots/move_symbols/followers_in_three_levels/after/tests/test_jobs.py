from unittest.mock import patch

from app.services import new_client


@patch("app.services.new_client")
@patch("app.clients.new_client")
@patch("core.http.new_client")
@patch("app.jobs.make_client")
def test_job(*mocks):
    assert new_client
