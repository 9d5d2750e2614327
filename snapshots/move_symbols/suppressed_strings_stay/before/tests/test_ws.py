from unittest.mock import patch

BANNED = ["app.ws.factory.make_mgr"]  # migrator: ignore[step]


@patch("app.ws.factory.make_mgr")  # migrator: ignore[step]
def test_old(m): ...


@patch("app.ws.factory.make_mgr")
def test_new(m): ...


def test_block():
    with patch(
        "app.ws.factory.make_mgr",  # migrator: ignore[step]
    ):
        pass
