from unittest.mock import patch


def test_audit():
    with patch("app.audit.open_session"):
        pass
    with patch("app.audit.LEVEL", 2):
        pass
