from unittest.mock import patch


def test_patched():
    with patch("app.api.OldManager"):
        pass
