from .auth import Auth as Auth
