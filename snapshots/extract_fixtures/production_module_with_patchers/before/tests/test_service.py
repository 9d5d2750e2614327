from unittest.mock import patch

from app.service import users


def test_users():
    with patch("app.service.presence") as fake:
        fake.users = ["ann"]
        assert users() == ["ann"]


@patch("app.service.presence", new=None)
def test_nobody(monkeypatch):
    monkeypatch.setattr("app.service.presence", None)
