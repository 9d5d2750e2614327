from .api import Context, Session
