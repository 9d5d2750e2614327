import pytest


def test_it_is_gone():
    with pytest.raises(ImportError):
        from app.ws import Context
