import logging

try:
    from .auth import Auth
except ImportError:
    logging.warning("no auth")
    Auth = None
