#!/usr/bin/env python
# -*- coding: utf-8 -*-
"""Sending."""
import os, sys
from typing import (
    Any,  # everything
)

import pytest

import app.ws.manager as module
from app.ctx import Ctx
from app.ws.manager import (
    Manager,
    get_manager,  # the door
)

VERSION = sys.version_info, os.name, Any, module


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


def test_send(manager):
    assert isinstance(manager, Manager) and VERSION
