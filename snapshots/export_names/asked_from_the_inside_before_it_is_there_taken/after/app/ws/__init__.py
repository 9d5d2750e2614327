"""WebSockets."""

import logging

from .context import Context
from .auth import Auth

log = logging.getLogger(__name__)
