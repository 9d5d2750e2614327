#!/usr/bin/env python
# -*- coding: utf-8 -*-
"""Sending."""
import os, sys
from typing import (
    Any,  # everything
)

import app.ws.manager as module
from app.ws.manager import (
    Manager,
    get_manager,  # the door
)

VERSION = sys.version_info, os.name, Any, module
manager = get_manager()


def test_send():
    assert isinstance(manager, Manager) and VERSION
