# -*- coding: latin-1 -*-
"""WebSockets."""

from .manager import Manager
