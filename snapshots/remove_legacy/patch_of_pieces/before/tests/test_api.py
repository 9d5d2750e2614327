from unittest import mock

API = "app.api"


def test_api():
    with mock.patch(API + ".Old"), mock.patch(f"{API}.Older"):
        pass
