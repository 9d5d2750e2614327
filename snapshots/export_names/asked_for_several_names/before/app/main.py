from app.ws import Auth, Context, Manager
from app.ws import Session
