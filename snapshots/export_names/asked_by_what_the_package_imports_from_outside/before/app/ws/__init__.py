from app.core import Core
from app.zone import Zone
