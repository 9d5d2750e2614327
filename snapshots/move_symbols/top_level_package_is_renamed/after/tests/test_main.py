from unittest.mock import patch


@patch("newpkg.models.user.User")
@patch("app.main.VERSION")
def test_main(*mocks): ...
