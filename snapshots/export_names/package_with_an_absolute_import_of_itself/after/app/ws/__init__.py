import app.ws.manager as manager
from app.ws.context import Context
from app.ws.manager import Manager
