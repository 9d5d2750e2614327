from .auth import Auth
