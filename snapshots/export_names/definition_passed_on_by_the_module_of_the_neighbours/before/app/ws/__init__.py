from .api import Session
