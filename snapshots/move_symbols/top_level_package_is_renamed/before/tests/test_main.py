from unittest.mock import patch


@patch("oldpkg.models.user.User")
@patch("app.main.VERSION")
def test_main(*mocks): ...
