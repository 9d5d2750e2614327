import importlib.util

import pytest

from app import api


def test_gone():
    with pytest.raises(ImportError):
        import app.old
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("app.old")
    try:
        from app.api import Old
    except ImportError:
        pass
    else:
        pytest.fail("it is there")
    assert importlib.util.find_spec("app.old") is None
    assert not hasattr(api, "Old")
