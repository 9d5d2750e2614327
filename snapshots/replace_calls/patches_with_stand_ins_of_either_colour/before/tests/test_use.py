from unittest.mock import AsyncMock, MagicMock, patch


async def async_fake(user_id):
    return user_id


def fake(user_id):
    return user_id


def test_names(monkeypatch):
    plain, other = MagicMock(), AsyncMock()
    monkeypatch.setattr("app.use.make_mgr", plain)
    monkeypatch.setattr("app.use.make_mgr", other)
    monkeypatch.setattr("app.use.make_mgr", fake)
    monkeypatch.setattr("app.use.make_mgr", async_fake)


def test_made():
    with patch("app.use.make_mgr", new_callable=AsyncMock), patch("app.use.make_mgr"):
        pass
