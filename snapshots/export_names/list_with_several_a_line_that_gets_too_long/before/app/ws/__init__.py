from .auth import Authentication, AuthenticationError, AuthenticationToken, Authenticator
from .manager import ConnectionManager

__all__ = [
    "ConnectionManager", "Authentication", "AuthenticationError", "AuthenticationToken",
    "Authenticator", "log", "AUTHENTICATED", "AUTHENTICATING", "AUTHENTICATE", "AUTH_BY",
]

log = AUTHENTICATED = AUTHENTICATING = AUTHENTICATE = AUTH_BY = None
