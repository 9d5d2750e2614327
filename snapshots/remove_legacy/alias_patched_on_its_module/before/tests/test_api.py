from unittest.mock import patch

from app import api


def test_patched():
    with patch.object(api, "OldManager"):
        pass
