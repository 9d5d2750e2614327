import os

import pytest


def test_loop(env):
    for name in ["OLD_URL", "OTHER"]:
        assert name not in env


@pytest.mark.parametrize("name", ["OLD_URL", "OTHER"])
def test_given(name):
    assert os.getenv(name) is None


def test_all(env):
    assert all(name not in env for name in ("OLD_URL", "OTHER"))
    assert not any(name in env for name in ("OLD_URL", "OTHER"))


def test_found(env):
    found = [name for name in ["NEW_URL", "OTHER"] if name in env]
    assert found
