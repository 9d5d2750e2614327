import os
from unittest.mock import patch

from plugins.dispatch import dispatch
from plugins.registry import REGISTRY


@patch.dict("plugins.registry.REGISTRY", {"a": int})
def test_by_name():
    assert dispatch("a") == 0


@patch.dict("plugins.dispatch.REGISTRY", a=str, clear=True)
def test_at_use_site():
    assert dispatch("a") == ""


@patch.dict(REGISTRY, {"a": int})
@patch.dict(os.environ, {"HANDLERS": "1"})
def test_by_value():
    assert dispatch("a") == 0
