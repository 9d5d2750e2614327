from unittest.mock import patch

from app import limits, upload


def test_use_site():
    with patch.multiple(upload, size_limit=lambda: 1):
        assert not upload.check(object())


def test_definition():
    with patch.multiple(limits, max_size=lambda: 1):
        pass
