from unittest.mock import patch

from app.render import render


@patch("app.render.text_type", return_value="a")
def test_render(text):
    assert render(1) == "a"
