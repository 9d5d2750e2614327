from unittest.mock import patch

from app import views


def test_has():
    assert hasattr(views, "check_token")


@patch("app.views.check_token")
def test_view(check):
    views.view(object())
