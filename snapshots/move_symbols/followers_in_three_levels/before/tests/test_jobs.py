from unittest.mock import patch

from app.services import make_client


@patch("app.services.make_client")
@patch("app.clients.make_client")
@patch("core.base.make_client")
@patch("app.jobs.make_client")
def test_job(*mocks):
    assert make_client
