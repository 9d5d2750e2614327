from .auth import Authentication, AuthenticationError, AuthenticationToken, Authenticator

__all__ = ["Authenticator", "Authentication", "AuthenticationError", "AUTHENTICATED",
           "AuthenticationToken", "AUTHENTICATING", "AUTHENTICATE", "AUTH", "AUTH_BY"]

AUTH = AUTHENTICATED = AUTHENTICATING = AUTHENTICATE = AUTH_BY = None
