from unittest.mock import AsyncMock, MagicMock, patch


async def async_fake(user_id):
    return user_id


def fake(user_id):
    return user_id


def test_names(monkeypatch):
    plain, other = MagicMock(), AsyncMock()
    monkeypatch.setattr("app.use.get_mgr", plain)
    monkeypatch.setattr("app.use.get_mgr", other)
    monkeypatch.setattr("app.use.get_mgr", fake)
    monkeypatch.setattr("app.use.get_mgr", async_fake)


def test_made():
    with patch("app.use.get_mgr", new_callable=AsyncMock), patch("app.use.get_mgr"):
        pass
