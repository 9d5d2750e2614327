import logging

from app.ws.auth import Auth
from app.ws.context import Context
from app.ws.manager import Manager

log = logging.getLogger(__name__)
