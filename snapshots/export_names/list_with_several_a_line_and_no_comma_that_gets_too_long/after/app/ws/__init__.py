from .auth import Authentication, AuthenticationError, AuthenticationToken, Authenticator
from .context import Context

__all__ = ["Authenticator", "Authentication", "AuthenticationError", "AUTHENTICATED",
           "AuthenticationToken", "AUTHENTICATING", "AUTHENTICATE", "AUTH", "AUTH_BY",
           "Context"]

AUTH = AUTHENTICATED = AUTHENTICATING = AUTHENTICATE = AUTH_BY = None
