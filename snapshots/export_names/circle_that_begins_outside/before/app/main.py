import app.core
from app.ws import Context
