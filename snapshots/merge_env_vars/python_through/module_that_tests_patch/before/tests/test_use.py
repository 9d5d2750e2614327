from unittest.mock import patch

from app.use import f


@patch("app.use.os.getenv", return_value="v")
def test_f(getenv):
    assert f() == "v"
