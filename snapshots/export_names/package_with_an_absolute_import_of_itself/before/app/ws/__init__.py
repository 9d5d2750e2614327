import app.ws.manager as manager
from app.ws.manager import Manager
