import os
from unittest.mock import patch

from plugins.core import HANDLERS
from plugins.dispatch import dispatch


@patch.dict("plugins.core.HANDLERS", {"a": int})
def test_by_name():
    assert dispatch("a") == 0


@patch.dict("plugins.dispatch.HANDLERS", a=str, clear=True)
def test_at_use_site():
    assert dispatch("a") == ""


@patch.dict(HANDLERS, {"a": int})
@patch.dict(os.environ, {"HANDLERS": "1"})
def test_by_value():
    assert dispatch("a") == 0
