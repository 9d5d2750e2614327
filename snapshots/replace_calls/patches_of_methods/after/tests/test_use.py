from unittest.mock import patch

import app.use
from app.client import Client
from app.use import serve


def test_by_string():
    with patch("app.client.Client.fetch", return_value=1), patch("app.use.plain", return_value=2):
        assert serve(3) == (1, 2)


def test_by_another_module():
    with patch("app.use.Client.fetch", return_value=1):
        assert serve(3) == (1, 3)


def test_beside():
    with patch.object(Client, "fetch", return_value=1), patch.object(app.use.Client, "fetch", return_value=1):
        assert serve(3) == (1, 3)
