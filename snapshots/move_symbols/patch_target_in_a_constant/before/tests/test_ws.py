from unittest.mock import patch

import pytest

TARGET = "app.ws.factory.make_mgr"


@patch(TARGET)
def test_constant(m): ...


@pytest.mark.parametrize("target", ["app.ws.factory.make_mgr", "make_mgr"])
def test_many(target, make_mgr):
    with patch(target):
        pass
