from unittest import mock

from app import api


def test_api():
    with mock.patch.object(api, "build"):
        assert getattr(api, "Old")
