import importlib

import pytest


def test_importlib():
    assert importlib.import_module("tests.shared").presence.users == []


def test_skip():
    assert pytest.importorskip("tests.shared").presence.users == []
