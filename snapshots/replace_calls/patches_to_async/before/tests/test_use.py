from unittest.mock import MagicMock, Mock, patch


def test_mocks(monkeypatch):
    with patch("app.use.make_mgr", MagicMock()), patch("app.use.make_mgr", new_callable=Mock):
        pass
