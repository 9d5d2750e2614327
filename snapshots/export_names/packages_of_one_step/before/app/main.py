from app.http import Request
from app.ws import Context
