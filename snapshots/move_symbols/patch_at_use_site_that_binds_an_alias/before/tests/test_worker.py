from unittest.mock import patch

from app.worker import retry


@patch("app.worker.push")
def test_retry(push):
    retry(1)
    push.assert_called_once_with(1)


@patch("app.queue.push_job")
def test_definition(push_job):
    retry(1)
