import logging

from app.ws.auth import Auth
from app.ws.manager import Manager

log = logging.getLogger(__name__)
