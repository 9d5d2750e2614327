# -*- coding: latin-1 -*-
"""WebSockets."""

from .context import Context
from .manager import Manager
