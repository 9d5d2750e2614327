"""What the package of the sockets offers, and what it is made of."""

import pkgutil
from importlib import import_module

import pytest

from app import websocket_core
from app.websocket_core import context


@pytest.mark.mended_by("a-exports", why="the package has lost WebSocketContext and its alias")
def test_the_package_offers_the_context():
    assert websocket_core.WebSocketContext is context.WebSocketContext
    assert websocket_core.WebSocketRequestContext is context.WebSocketContext


@pytest.mark.mended_by("a-exports", why="app.api.status takes WebSocketRequestContext from it")
def test_the_program_can_be_started():
    assert callable(import_module("app.main").main)


@pytest.mark.mended_by("e-legacy", why="the old factory and the wrapper are still there")
def test_managers_are_made_in_one_place():
    modules = {module.name for module in pkgutil.iter_modules(websocket_core.__path__)}
    assert {name for name in modules if "manager" in name} == {
        "unified_manager",
        "websocket_manager",
    }
