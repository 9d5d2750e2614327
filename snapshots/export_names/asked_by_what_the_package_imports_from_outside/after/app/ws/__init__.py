from app.ws.context import Context
from app.core import Core
from app.zone import Zone
