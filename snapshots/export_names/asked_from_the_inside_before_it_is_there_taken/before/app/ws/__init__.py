"""WebSockets."""

import logging

from .auth import Auth

log = logging.getLogger(__name__)
